package io.tenantsync.mapper.topology;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** One limit for the native memory of all stores; by default every store of every partition takes its own. */
public final class BoundedMemory implements RocksDBConfigSetter {
    private static final String BYTES = "mapper.store.memory.bytes";
    private static final long WRITE_BUFFER = 4L << 20;

    private static @Nullable Cache cache;
    private static @Nullable WriteBufferManager buffers;

    /** The properties that set the limit; the first limit of a process holds. */
    public static Map<String, Object> limit(long bytes) {
        return Map.of(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class, BYTES, bytes);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        long bytes = Long.parseLong(String.valueOf(configs.get(BYTES)));
        synchronized (BoundedMemory.class) {
            Cache shared = cache;
            if (shared == null) {
                RocksDB.loadLibrary();
                shared = new LRUCache(bytes, -1, false, 0.1);
                cache = shared;
                buffers = new WriteBufferManager(bytes / 2, shared);
            }
            BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
            table.setBlockCache(shared);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
            options.setWriteBufferManager(buffers);
        }
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // what is shared lives as long as the process
    }
}
