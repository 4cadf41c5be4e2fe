// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

/**
 * The only ways anything is written, and how it is read whole. KEYS[2] holds the life of this Redis: a writer that knows another one only, because Redis
 * was emptied, or the writer is no longer the leader, is refused; and what an earlier life left under a key counts for nothing.
 */
final class CacheScripts {

    private static final String REQUIRE_LIFE = """
            if redis.call('get', KEYS[2]) ~= ARGV[1] then
              return redis.error_reply('ANOTHERLIFE another life of this Redis has begun')
            end
            """;

    /**
     * A new life where there is none, of this layout, in this process of Redis: what Redis has read from its disk, or from a
     * replica, may lack what was written last. KEYS: where it is noted. ARGV: layout, something random.
     */
    static final String LIFE = """
            local run = string.sub(string.match(redis.call('info', 'server'), 'run_id:(%w+)'), 1, 8)
            local life = redis.call('get', KEYS[1])
            if not life or not string.match(life, '^' .. ARGV[1] .. '%-%w+%-' .. run .. '$') then
              life = ARGV[1] .. '-' .. ARGV[2] .. '-' .. run
              redis.call('set', KEYS[1], life)
            end
            return life
            """;

    /** A row, unless a newer one is there. ARGV: life, seconds to live, version, then names and values. */
    static final String PUT_ROW = REQUIRE_LIFE + """
            local held = redis.call('hmget', KEYS[1], 'life', 'version')
            if held[1] ~= ARGV[1] then
              redis.call('del', KEYS[1])
            elseif tonumber(held[2]) > tonumber(ARGV[3]) then
              return 0
            end
            redis.call('hset', KEYS[1], 'life', ARGV[1], 'version', ARGV[3], unpack(ARGV, 4))
            redis.call('expire', KEYS[1], ARGV[2])
            return 1
            """;

    /** ARGV: life. */
    static final String REMOVE = REQUIRE_LIFE + """
            return redis.call('del', KEYS[1])
            """;

    /** How far everything has come, unless it has come further. ARGV: life, MySQL's time. */
    static final String MARK_FRESH = REQUIRE_LIFE + """
            local held = tonumber(redis.call('get', KEYS[1]))
            if not held or held < tonumber(ARGV[2]) then
              redis.call('set', KEYS[1], ARGV[2])
            end
            return 1
            """;

    /**
     * Events of one conversation, each unless a newer state of it is there; then the lowest go, and floor says from where on all
     * are held. ARGV: life, seconds to live, window, then numbers and values; no value: it is there no longer.
     */
    static final String PUT_RECENT = REQUIRE_LIFE + """
            local key, window = KEYS[1], tonumber(ARGV[3])
            local held = redis.call('hmget', key, 'life', 'floor')
            local floor = tonumber(held[2])
            if held[1] ~= ARGV[1] then
              redis.call('del', key)
              floor = nil
            end
            local function isOlder(value, other)
              local recalled, edited = struct.unpack('>I8I8', value)
              local otherRecalled, otherEdited = struct.unpack('>I8I8', other)
              return recalled < otherRecalled or edited < otherEdited
            end
            local function put(seq, field, value)
              local other = redis.call('hget', key, field)
              if other and isOlder(value, other) then return end
              redis.call('hset', key, field, value)
              local lowest = seq - window + 1
              if floor and lowest - floor > window then
                -- A leap: nothing that is held is near it.
                redis.call('del', key)
                redis.call('hset', key, field, value)
                floor = seq
              end
              floor = floor or seq
              for gone = floor, lowest - 1 do
                redis.call('hdel', key, string.format('%.0f', gone))
              end
              floor = math.max(floor, lowest)
            end
            for i = 4, #ARGV, 2 do
              local seq = tonumber(ARGV[i])
              if ARGV[i + 1] == '' then
                redis.call('hdel', key, ARGV[i])
              elseif not floor or seq >= floor then
                put(seq, ARGV[i], ARGV[i + 1])
              end
            end
            if floor then
              redis.call('hset', key, 'life', ARGV[1], 'floor', string.format('%.0f', floor))
              redis.call('expire', key, ARGV[2])
            end
            return 1
            """;

    /** All fields of a hash of the current life. */
    static final String READ = """
            local life = redis.call('get', KEYS[2])
            if not life or redis.call('type', KEYS[1]).ok ~= 'hash' or redis.call('hget', KEYS[1], 'life') ~= life then
              return {}
            end
            return redis.call('hgetall', KEYS[1])
            """;

    private CacheScripts() {}
}
