// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import com.google.protobuf.Message;
import im.yan.schemas.Topic;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** What the rows of one table are as records of one topic. */
interface RowStates {

    String table();

    /** The primary key among them. */
    List<String> columns();

    Topic<? extends Message> topic();

    /** The user whose row it is: the ordering unit. */
    default String user(Struct row) {
        return Long.toString(row.getInt64("user_id"));
    }

    String key(Struct row);

    Message state(Struct row);
}
