// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.BlockState;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Table block → im.blocks. */
final class BlockStates implements RowStates {
    private static final String USER_ID = "user_id";
    private static final String BLOCKED_ID = "blocked_id";

    @Override
    public String table() {
        return "block";
    }

    @Override
    public List<String> columns() {
        return List.of(USER_ID, BLOCKED_ID);
    }

    @Override
    public Topic<BlockState> topic() {
        return Topics.BLOCKS;
    }

    @Override
    public String key(Struct row) {
        return user(row) + "/" + row.getInt64(BLOCKED_ID);
    }

    @Override
    public BlockState state(Struct row) {
        return BlockState.newBuilder()
                .setUserId(row.getInt64(USER_ID))
                .setBlockedId(row.getInt64(BLOCKED_ID))
                .build();
    }
}
