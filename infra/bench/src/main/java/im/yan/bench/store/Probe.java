// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** Looks into one store. Used by one thread. */
interface Probe extends AutoCloseable {

    /** Those of the messages that whoever asks this store now is given. */
    Set<Place> find(Collection<Place> places) throws Exception;

    @Override
    void close() throws SQLException;
}
