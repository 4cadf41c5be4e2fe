// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import java.util.List;
import java.util.function.Predicate;

/**
 * What is asked of one hash.
 *
 * @param whole whether what was found, every field of it, is all there is to say
 */
public record Ask(String key, List<String> fields, Predicate<Fields> whole) {

    public Ask {
        fields = List.copyOf(fields);
    }

    /** Of a row of MySQL, which is there or is not. */
    public static Ask row(String key, String... columns) {
        return new Ask(key, List.of(columns), fields -> true);
    }
}
