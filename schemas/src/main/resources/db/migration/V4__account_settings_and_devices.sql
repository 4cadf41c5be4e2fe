-- Written by http-api. MySQL's change feed carries both to im.accounts and im.devices.
ALTER TABLE account
  ADD COLUMN presence          ENUM ('EVERYONE', 'NOBODY') NOT NULL DEFAULT 'EVERYONE',
  -- Minutes of the day in time_zone, all three or none; over midnight where to comes before from.
  ADD COLUMN quiet_from_minute SMALLINT NULL,
  ADD COLUMN quiet_to_minute   SMALLINT NULL,
  ADD COLUMN time_zone         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- A device that has logged in with its id. Signing it out raises its generation: tokens name the one they were made for.
CREATE TABLE device (
  user_id       BIGINT       NOT NULL,
  device_id     VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name          VARCHAR(128) NOT NULL,
  kind          ENUM ('OTHER', 'DESKTOP', 'MOBILE', 'WEB') NOT NULL DEFAULT 'OTHER',
  generation    INT          NOT NULL DEFAULT 1,
  signed_out    BOOLEAN      NOT NULL DEFAULT FALSE,
  logged_in_at  TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  -- Web Push, all three or none.
  push_endpoint VARCHAR(1024) CHARACTER SET ascii COLLATE ascii_bin NULL,
  push_p256dh   VARCHAR(128)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  push_auth     VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (user_id, device_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
