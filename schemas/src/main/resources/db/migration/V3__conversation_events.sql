-- The conversations' logs, sharded by conversation: im.yan.schemas.EventShard says which table holds which.
-- event is the whole ConversationEvent as it stands in im.messages; the columns beside it are for people and indexes.
CREATE TABLE conversation_event_00 (
  conversation_id VARCHAR(42) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq             BIGINT NOT NULL,
  message_no      BIGINT NOT NULL,
  event_id        BIGINT NOT NULL,
  actor_id        BIGINT NOT NULL,
  time_millis     BIGINT NOT NULL,
  event           MEDIUMBLOB NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
CREATE TABLE conversation_event_01 LIKE conversation_event_00;
CREATE TABLE conversation_event_02 LIKE conversation_event_00;
CREATE TABLE conversation_event_03 LIKE conversation_event_00;
CREATE TABLE conversation_event_04 LIKE conversation_event_00;
CREATE TABLE conversation_event_05 LIKE conversation_event_00;
CREATE TABLE conversation_event_06 LIKE conversation_event_00;
CREATE TABLE conversation_event_07 LIKE conversation_event_00;
CREATE TABLE conversation_event_08 LIKE conversation_event_00;
CREATE TABLE conversation_event_09 LIKE conversation_event_00;
CREATE TABLE conversation_event_10 LIKE conversation_event_00;
CREATE TABLE conversation_event_11 LIKE conversation_event_00;
CREATE TABLE conversation_event_12 LIKE conversation_event_00;
CREATE TABLE conversation_event_13 LIKE conversation_event_00;
CREATE TABLE conversation_event_14 LIKE conversation_event_00;
CREATE TABLE conversation_event_15 LIKE conversation_event_00;
