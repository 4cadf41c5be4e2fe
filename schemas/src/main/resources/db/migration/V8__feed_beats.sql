-- MySQL's time, written every second by the leader of a feed for that feed to carry: where a beat has come, everything has that was
-- committed before it.
CREATE TABLE feed_beat (
  feed        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  beat_millis BIGINT NOT NULL
);
