-- When a conversation, and a user's part in it, has changed last, by MySQL's clock: what a device that was away asks for. Times of
-- events would not do, because a sink that lags writes old ones late. Kept by MySQL itself, not in the log, and so different after
-- a rebuild; then every device is told everything once more.
ALTER TABLE conversation
  ADD COLUMN changed_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);

ALTER TABLE participant
  ADD COLUMN changed_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
