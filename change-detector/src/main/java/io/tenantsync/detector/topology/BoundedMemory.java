package io.tenantsync.detector.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** One limit for the native memory of all stores of the process; without it each store takes its own. */
public final class BoundedMemory implements RocksDBConfigSetter {
    /** Name of the setting, in bytes. */
    static final String LIMIT = "tenantsync.rocksdb.memory";

    private static final Object LOCK = new Object();
    private static @Nullable Shared shared;

    /** The cache holds blocks and, through the manager, what is not written out yet. */
    private record Shared(Cache cache, WriteBufferManager writes) {
        static Shared of(long bytes) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bytes, -1, false, 0.1);
            return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(Long.parseLong(String.valueOf(configs.get(LIMIT))));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(memory.writes);
        options.setWriteBufferSize(4L * 1024 * 1024);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // what is shared lives as long as the process
    }

    private static Shared shared(long bytes) {
        synchronized (LOCK) {
            Shared known = shared == null ? Shared.of(bytes) : shared;
            shared = known;
            return known;
        }
    }
}
