// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code account}, which http-api alone writes. */
@Repository
public final class Accounts {
    private static final String PUBLIC_COLUMNS = "SELECT user_id, name, display_name FROM account ";

    /** In the place of a hash: no password is the right one. */
    private static final String NO_PASSWORD = "!";

    /** What a login is checked against; without a hash no password is the right one. */
    public record Secret(long userId, Optional<String> passwordHash, boolean disabled) {
        @Override
        public String toString() {
            return "Secret[" + userId + "]";
        }
    }

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> find(long userId) {
        return jdbc.sql(PUBLIC_COLUMNS + "WHERE user_id = ?")
                .param(userId)
                .query((row, number) -> account(row))
                .optional();
    }

    Optional<Account> findByName(String name) {
        return jdbc.sql(PUBLIC_COLUMNS + "WHERE name = ?")
                .param(name)
                .query((row, number) -> account(row))
                .optional();
    }

    /** By user id; who is unknown is not in it. One query, however many. */
    public Map<Long, Account> findAll(Collection<Long> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(PUBLIC_COLUMNS + "WHERE user_id IN (:ids)")
                .param("ids", userIds)
                .query((row, number) -> account(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Account::userId, Function.identity()));
    }

    public Optional<Secret> findSecret(String name) {
        return jdbc.sql("SELECT user_id, password_hash, status FROM account WHERE name = ?")
                .param(name)
                .query((row, number) -> new Secret(
                        row.getLong("user_id"),
                        Optional.of(row.getString("password_hash")).filter(hash -> !hash.equals(NO_PASSWORD)),
                        row.getString("status").equals("DISABLED")))
                .optional();
    }

    /** False for an account that does not exist. */
    public boolean setDisabled(long userId, boolean disabled) {
        return jdbc.sql("UPDATE account SET status = ? WHERE user_id = ?")
                        .params(disabled ? "DISABLED" : "ACTIVE", userId)
                        .update()
                > 0;
    }

    /** Empty for an account that does not exist. */
    public Optional<Boolean> isDisabled(long userId) {
        return jdbc.sql("SELECT status FROM account WHERE user_id = ?")
                .param(userId)
                .query((row, number) -> row.getString("status").equals("DISABLED"))
                .optional();
    }

    /** Whether it was added: not if the name is taken. */
    boolean add(Account account, String passwordHash) {
        try {
            jdbc.sql("INSERT INTO account (user_id, name, display_name, password_hash) VALUES (?, ?, ?, ?)")
                    .params(account.userId(), account.name(), account.displayName(), passwordHash)
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            if (findByName(account.name()).isPresent()) {
                return false;
            }
            // Not the name but the id: two workers had one number.
            throw e;
        }
    }

    /** All of them, without passwords, in one statement; or, where a name is taken, none and the taken names. */
    Set<String> addAll(List<Account> accounts) {
        var values = accounts.stream().map(some -> "(?, ?, ?, ?)").collect(Collectors.joining(", "));
        try {
            jdbc.sql("INSERT INTO account (user_id, name, display_name, password_hash) VALUES " + values)
                    .params(accounts.stream()
                            .flatMap(some ->
                                    Stream.<Object>of(some.userId(), some.name(), some.displayName(), NO_PASSWORD))
                            .toList())
                    .update();
            return Set.of();
        } catch (DuplicateKeyException e) {
            var taken = taken(accounts.stream().map(Account::name).toList());
            if (taken.isEmpty()) {
                throw e;
            }
            return taken;
        }
    }

    private Set<String> taken(List<String> names) {
        return Set.copyOf(jdbc.sql("SELECT name FROM account WHERE name IN (:names)")
                .param("names", names)
                .query(String.class)
                .list());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getLong("user_id"), row.getString("name"), row.getString("display_name"));
    }
}
