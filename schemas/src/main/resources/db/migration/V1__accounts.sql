-- Written by http-api. MySQL's change feed carries the state of every account to im.accounts.
CREATE TABLE account (
  user_id       BIGINT       NOT NULL PRIMARY KEY,
  name          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
  display_name  VARCHAR(64)  NOT NULL,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status        ENUM ('ACTIVE', 'DISABLED') NOT NULL DEFAULT 'ACTIVE',
  created_at    TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
