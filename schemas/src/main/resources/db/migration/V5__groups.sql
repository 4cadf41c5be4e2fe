-- Written by storage-sink from im.messages and im.receipts, as everything of V2. What an event sets carries its seq, so that a
-- replay from anywhere changes nothing.
CREATE TABLE chat_group (
  conversation_id     VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  -- GroupSettings, as the last GroupCreated or GroupUpdated has them.
  settings            BLOB   NOT NULL,
  settings_seq        BIGINT NOT NULL,
  owner_id            BIGINT NOT NULL,
  owner_seq           BIGINT NOT NULL,
  member_count        INT    NOT NULL,
  member_count_seq    BIGINT NOT NULL,
  -- 0 while the group exists.
  dissolved_seq       BIGINT NOT NULL DEFAULT 0
);

-- A direct conversation's two are members from the first event on and see all of it.
ALTER TABLE participant
  ADD COLUMN member             BOOLEAN NOT NULL DEFAULT TRUE,
  ADD COLUMN joined_seq         BIGINT  NOT NULL DEFAULT 0,
  ADD COLUMN visible_from_seq   BIGINT  NOT NULL DEFAULT 1,
  ADD COLUMN membership_seq     BIGINT  NOT NULL DEFAULT 0,
  -- im.yan.schemas.v1.Role as a number.
  ADD COLUMN role               TINYINT NOT NULL DEFAULT 1,
  ADD COLUMN role_seq           BIGINT  NOT NULL DEFAULT 0,
  -- May not post until then.
  ADD COLUMN muted_until_millis BIGINT  NOT NULL DEFAULT 0,
  ADD COLUMN muted_seq          BIGINT  NOT NULL DEFAULT 0,
  -- ConversationMarks.
  ADD COLUMN marks_version      BIGINT  NOT NULL DEFAULT 0,
  ADD COLUMN silent_until_millis BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN marked_unread      BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN cleared_seq        BIGINT  NOT NULL DEFAULT 0,
  DROP KEY by_conversation,
  ADD KEY by_conversation (conversation_id, member, user_id),
  ADD KEY by_read (conversation_id, read_seq);

CREATE TABLE hidden_message (
  user_id         BIGINT NOT NULL,
  conversation_id VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq             BIGINT NOT NULL,
  PRIMARY KEY (user_id, conversation_id, seq)
);

-- event_seq: the last event that set or removed it.
CREATE TABLE reaction (
  conversation_id VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq             BIGINT NOT NULL,
  user_id         BIGINT NOT NULL,
  emoji           VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  removed         BOOLEAN NOT NULL,
  event_seq       BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, seq, user_id, emoji)
);

CREATE TABLE pin (
  conversation_id VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq             BIGINT  NOT NULL,
  pinned          BOOLEAN NOT NULL,
  actor_id        BIGINT  NOT NULL,
  event_seq       BIGINT  NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);

CREATE TABLE invitation (
  conversation_id VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  invitation_id   CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  creator_id      BIGINT  NOT NULL,
  expires_millis  BIGINT  NOT NULL,
  uses_max        INT     NOT NULL,
  revoked         BOOLEAN NOT NULL DEFAULT FALSE,
  event_seq       BIGINT  NOT NULL,
  PRIMARY KEY (conversation_id, invitation_id)
);

CREATE TABLE join_request (
  conversation_id VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id         BIGINT  NOT NULL,
  note            VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL,
  waiting         BOOLEAN NOT NULL,
  event_seq       BIGINT  NOT NULL,
  PRIMARY KEY (conversation_id, user_id)
);
