-- Whom users want to hear nothing from. Written by http-api; MySQL's change feed carries it to im.blocks.
CREATE TABLE block (
  user_id    BIGINT       NOT NULL,
  blocked_id BIGINT       NOT NULL,
  blocked_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (user_id, blocked_id)
);
