// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.groupingBy;

import com.google.protobuf.ByteString;
import im.yan.storage.audit.CachedKey.Kind;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.mysql.MysqlAwayException;
import im.yan.storage.mysql.StoredRows;
import im.yan.storage.redis.CacheView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** MySQL's rows against what Redis holds of them in its current life. What it does not hold is nothing wrong. */
final class CacheCheck implements Check<CachedKey> {
    private final StoredRows mysql;
    private final CacheView cache;

    CacheCheck(StoredRows mysql, CacheView cache) {
        this.mysql = mysql;
        this.cache = cache;
    }

    @Override
    public List<Finding<CachedKey>> of(List<CachedKey> keys, Sums sums) throws AwayException {
        try {
            var held = cache.read(keys.stream().map(CachedKey::text).toList());
            var findings = new ArrayList<Finding<CachedKey>>();
            var byKind =
                    keys.stream().filter(key -> held.containsKey(key.text())).collect(groupingBy(CachedKey::kind));
            for (var kind : byKind.entrySet()) {
                if (kind.getKey() == Kind.RECENT) {
                    var comparison = new RecentComparison(mysql, sums);
                    for (var key : kind.getValue()) {
                        findings.addAll(comparison.of(key, Objects.requireNonNull(held.get(key.text()))));
                    }
                } else {
                    findings.addAll(rows(kind.getKey(), kind.getValue(), held, sums));
                }
            }
            return findings;
        } catch (TargetAwayException e) {
            throw AwayException.of(Store.REDIS, e);
        } catch (MysqlAwayException e) {
            throw AwayException.of(Store.MYSQL, e);
        }
    }

    private List<Finding<CachedKey>> rows(
            Kind kind, List<CachedKey> keys, Map<String, Map<String, ByteString>> held, Sums sums)
            throws MysqlAwayException {
        var fields = CacheView.fields(kind.table());
        var rows = mysql.find(
                kind.table(),
                kind.keyColumns(),
                fields,
                keys.stream().map(CachedKey::row).toList());
        var findings = new ArrayList<Finding<CachedKey>>();
        for (var key : keys) {
            var hash = Objects.requireNonNull(held.get(key.text()));
            sums.compared(Store.REDIS);
            var content = content(hash, fields).toString();
            sums.found(Store.REDIS, key.text(), content);
            wrong(fields, hash, rows.get(key.row()))
                    .ifPresent(reason -> findings.add(new Finding<>(
                            key,
                            new Difference(Store.REDIS, key.conversationId(), 0, key.what() + ": " + reason),
                            content)));
        }
        return findings;
    }

    private static Optional<String> wrong(
            List<String> fields, Map<String, ByteString> hash, @Nullable Map<String, ByteString> row) {
        return row == null
                ? Optional.of("MySQL has no such row")
                : fields.stream()
                        .filter(field -> !Objects.equals(hash.get(field), row.get(field)))
                        .findFirst()
                        .map(field -> "field " + field + " is wrong");
    }

    /** Without what another life would have otherwise. */
    private static Map<String, String> content(Map<String, ByteString> hash, List<String> fields) {
        var content = new TreeMap<String, String>();
        for (var field : fields) {
            var value = hash.get(field);
            if (value != null) {
                content.put(field, value.toString(ISO_8859_1));
            }
        }
        return content;
    }
}
