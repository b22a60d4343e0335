package io.tenantsync.mapper.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Ledger;
import io.tenantsync.mapper.guarding.Limits;
import io.tenantsync.mapper.guarding.Verdict;
import io.tenantsync.mapper.packing.LedgerPacking;
import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.Unpacker;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.schemas.GuardReport;
import io.tenantsync.schemas.Progress;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guard: one task that knows for each configuration what all partitions want, and decides on the whole of it. */
@NullUnmarked // everything is made in init, which Kafka Streams calls before anything else
final class GuardProcessor extends ContextualProcessor<byte[], byte[], Outgoing, byte[]> {
    private static final Logger log = LoggerFactory.getLogger(GuardProcessor.class);
    private static final int VERSION = 1;
    private static final String LEDGER = "g|";
    private static final String LINKED = "l|";

    private final Surroundings around;
    private KeyValueStore<String, byte[]> store;
    private Emitter emitter;

    private GuardProcessor(Surroundings around) {
        this.around = around;
    }

    static ProcessorSupplier<byte[], byte[], Outgoing, byte[]> supplier(Surroundings around) {
        return new ProcessorSupplier<>() {
            @Override
            public GuardProcessor get() {
                return new GuardProcessor(around);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StoreNames.builder(StoreNames.GUARD));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Outgoing, byte[]> context) {
        super.init(context);
        store = StoreNames.store(context, StoreNames.GUARD);
        emitter = new Emitter(context, around.wire());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context().recordMetadata().orElseThrow();
        if (record.key() == null || record.value() == null) {
            return;
        }
        try {
            String key = new String(record.key(), UTF_8);
            if (at.topic().equals(Topics.PROGRESS)) {
                progress(key, around.wire().decode(Topics.PROGRESS, record.value(), Progress.class));
            } else {
                report(key, around.wire().decode(Topics.GUARD_REPORTS, record.value(), GuardReport.class));
            }
        } catch (PoisonRecord | IllegalArgumentException poison) {
            around.metrics().poison(at.topic());
            emitter.deadLetter(record, at, String.valueOf(poison.getMessage()));
        }
    }

    private void progress(String key, Progress progress) {
        Long linked = progress.getLinked();
        if (linked != null) {
            store.put(LINKED + key, new Packer(VERSION).number(linked).bytes());
        }
    }

    private void report(String configurationId, GuardReport report) {
        byte[] kept = store.get(LEDGER + configurationId);
        Ledger ledger = kept == null ? new Ledger() : LedgerPacking.unpack(kept);
        switch (report.getKind()) {
            case ASK -> answer(configurationId, ledger, report);
            case CLOSED -> closed(configurationId, ledger, report);
            case GIVE_BACK -> ledger.giveBack(report.getCounts());
        }
        store.put(LEDGER + configurationId, LedgerPacking.pack(ledger));
    }

    private void answer(String configurationId, Ledger ledger, GuardReport report) {
        Verdict verdict = ledger.ask(
                Cause.parse(report.getCause()),
                report.getCounts(),
                limits(configurationId),
                linked(configurationId),
                around.clock().instant());
        emitter.permit(UserKey.parse(report.getUser()), GuardCodec.answer(configurationId, report, verdict));
    }

    private void closed(String configurationId, Ledger ledger, GuardReport report) {
        Cause cause = Cause.parse(report.getCause());
        boolean first = ledger.closed(cause, report.getPartition(), report.getCounts());
        if (first) {
            toAll(configurationId, GuardCodec.close(configurationId, report.getCause()));
        }
        Verdict verdict = ledger.decide(
                cause,
                around.userPartitions(),
                limits(configurationId),
                linked(configurationId),
                around.clock().instant());
        if (verdict != null) {
            log.atLevel(verdict.withheld().isEmpty() ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN)
                    .addKeyValue("configuration", configurationId)
                    .addKeyValue("cause", report.getCause())
                    .addKeyValue("withheld", verdict.withheld())
                    .log("the guard has decided");
            toAll(configurationId, GuardCodec.decided(configurationId, report.getCause(), verdict));
        }
    }

    private void toAll(String configurationId, io.tenantsync.schemas.Permit permit) {
        for (int partition = 0; partition < around.userPartitions(); partition++) {
            emitter.permit(partition, configurationId, permit);
        }
    }

    private Limits limits(String configurationId) {
        Rules rules = around.knowledge().rules(configurationId);
        return rules == null ? Limits.USUAL : rules.limits();
    }

    private OptionalLong linked(String configurationId) {
        long sum = 0;
        for (int partition = 0; partition < around.userPartitions(); partition++) {
            byte[] bytes = store.get(LINKED + configurationId + "/" + partition);
            if (bytes == null) {
                return OptionalLong.empty();
            }
            sum += new Unpacker(bytes, VERSION).number();
        }
        return OptionalLong.of(sum);
    }
}
