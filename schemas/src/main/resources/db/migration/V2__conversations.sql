-- Written by storage-sink from im.messages and im.receipts, and by nobody else: all of it can be rebuilt from the log.
CREATE TABLE conversation (
  conversation_id  VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  head_seq         BIGINT NOT NULL,
  head_message_no  BIGINT NOT NULL,
  last_time_millis BIGINT NOT NULL
);

-- Positions only grow; a row exists from the first event on.
CREATE TABLE participant (
  user_id         BIGINT NOT NULL,
  conversation_id VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  delivered_seq   BIGINT NOT NULL DEFAULT 0,
  read_seq        BIGINT NOT NULL DEFAULT 0,
  read_no         BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (user_id, conversation_id),
  KEY by_conversation (conversation_id)
);
