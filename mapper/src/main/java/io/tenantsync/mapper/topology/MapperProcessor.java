package io.tenantsync.mapper.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One task: people, answers and references of one partition, and what is due. */
@NullUnmarked // everything is made in init, which Kafka Streams calls before anything else
final class MapperProcessor extends ContextualProcessor<byte[], byte[], Outgoing, byte[]> {
    private static final int CREDITS_PER_STEP = 100;
    private static final int DUE_PER_STEP = 100;
    private static final int TOLD_PER_STEP = 200;
    private static final int JUDGED_PER_STEP = 100;

    private final Surroundings around;
    private Emitter emitter;
    private Tallies tallies;
    private Incoming incoming;
    private Dispatcher dispatcher;
    private Duties duties;
    private ProgressBoard progress;
    private Closing closing;

    private MapperProcessor(Surroundings around) {
        this.around = around;
    }

    static ProcessorSupplier<byte[], byte[], Outgoing, byte[]> supplier(Surroundings around) {
        return new ProcessorSupplier<>() {
            @Override
            public MapperProcessor get() {
                return new MapperProcessor(around);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return StoreNames.builders();
            }
        };
    }

    @Override
    public void init(ProcessorContext<Outgoing, byte[]> context) {
        super.init(context);
        emitter = new Emitter(context, around.wire());
        tallies = new Tallies(store(StoreNames.TALLIES));
        Lanes lanes = new Lanes(store(StoreNames.LANES));
        Agenda agenda = new Agenda(store(StoreNames.AGENDA));
        Marks marks = new Marks(store(StoreNames.MARKS));
        Standings standings = new Standings(store(StoreNames.STANDINGS), lanes, agenda, tallies);
        Referrers referrers = new Referrers(store(StoreNames.REFERRERS), emitter);
        KeyValueStore<String, byte[]> users = store(StoreNames.USERS);
        PermitBook book = new PermitBook(store(StoreNames.PERMITS));
        Rounds rounds = new Rounds(around, marks);
        int partition = context.taskId().partition();
        SweepBook swept = new SweepBook(store(StoreNames.SWEEPS), around);
        Desk desk = new Desk(around, partition, users, standings, rounds, swept, book, tallies, referrers, emitter);
        Sweeps sweeps = new Sweeps(swept, users, around, book, desk);
        incoming = new Incoming(around, users, standings, marks, tallies, referrers, book, desk);
        closing = new Closing(around, partition, book, agenda, rounds, swept, standings, desk, emitter);
        dispatcher = new Dispatcher(around, standings, lanes, tallies, desk);
        duties = new Duties(around, agenda, rounds, referrers, sweeps, desk);
        progress = new ProgressBoard(around, partition, tallies, standings, marks, swept, emitter);
        Duration tick = around.tick();
        context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, at -> tick());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context().recordMetadata().orElseThrow();
        try {
            route(at.topic(), key(record.key()), record.value());
            if (!key(record.key()).isMarker()) {
                progress.input();
                duties.liveInput();
            }
        } catch (PoisonRecord | IllegalArgumentException poison) {
            around.metrics().poison(at.topic());
            emitter.deadLetter(record, at, String.valueOf(poison.getMessage()));
        }
        closing.carryOut(JUDGED_PER_STEP);
        dispatcher.dispatch(CREDITS_PER_STEP);
        tallies.flush();
    }

    private void route(String topic, UserKey key, byte @Nullable [] value) {
        if (topic.equals(Topics.USERS)) {
            incoming.user(key, value);
        } else if (topic.equals(Topics.PROVISIONING_RESULTS)) {
            incoming.result(key, value);
        } else if (topic.equals(Topics.REFERENCES)) {
            incoming.reference(key, value);
        } else if (topic.equals(Topics.PERMITS)) {
            incoming.permit(key, value);
        } else {
            incoming.decision(key, value);
        }
    }

    private void tick() {
        duties.due(DUE_PER_STEP);
        duties.tell(TOLD_PER_STEP);
        duties.sweep();
        closing.close();
        closing.carryOut(JUDGED_PER_STEP);
        dispatcher.dispatch(CREDITS_PER_STEP);
        progress.tell();
        tallies.flush();
    }

    private static UserKey key(byte @Nullable [] key) {
        try {
            return UserKey.parse(new String(key == null ? new byte[0] : key, UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw new PoisonRecord("The key is not a user key: " + malformed.getMessage(), malformed);
        }
    }

    private KeyValueStore<String, byte[]> store(String name) {
        return StoreNames.store(context(), name);
    }
}
