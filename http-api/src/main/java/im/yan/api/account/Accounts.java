// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code account}, which http-api alone writes. */
@Component
public final class Accounts {
    private static final String PUBLIC_COLUMNS = "SELECT user_id, name, display_name FROM account ";

    /** What a login is checked against. */
    public record Secret(long userId, String passwordHash, boolean disabled) {
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
                        row.getString("password_hash"),
                        row.getString("status").equals("DISABLED")))
                .optional();
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

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getLong("user_id"), row.getString("name"), row.getString("display_name"));
    }
}
