package io.tenantsync.control.kafka;

import io.tenantsync.control.operation.Actor;
import io.tenantsync.control.operation.StagedList;
import io.tenantsync.control.operation.StagedPerson;
import io.tenantsync.schemas.Decision;
import io.tenantsync.schemas.DecisionVerdict;
import io.tenantsync.schemas.Staged;
import io.tenantsync.schemas.StagedKind;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Read from {@code staged}, decided on {@code decisions}. */
public final class KafkaStagedList implements StagedList, AutoCloseable {
    private final Outbox outbox;
    private final TopicTail<Staged> staged;
    private final InstantSource clock;

    public KafkaStagedList(PlatformSettings settings, WireFormat wire, InstantSource clock) {
        this.outbox = new Outbox(settings, wire);
        this.staged =
                TopicTail.ofPartitions(Topics.STAGED, settings.userPartitions(), Staged.class, settings, wire, outbox);
        this.clock = clock;
    }

    @Override
    public List<StagedPerson> of(String configurationId) {
        List<StagedPerson> people = new ArrayList<>();
        staged.current().forEach((key, value) -> {
            if (key.startsWith(configurationId + "/")) {
                people.add(toDomain(configurationId, value));
            }
        });
        return people;
    }

    @Override
    public void decide(List<StagedPerson> people, boolean approve, Actor by, String comment) {
        outbox.write(
                Topics.DECISIONS,
                people,
                person -> new UserKey(person.tenantId(), person.userId()).toString(),
                person -> new Decision(
                        person.requestId(),
                        person.configurationId(),
                        approve ? DecisionVerdict.APPROVE : DecisionVerdict.REJECT,
                        by.name(),
                        comment,
                        clock.instant()));
    }

    private static StagedPerson toDomain(String configurationId, Staged staged) {
        return new StagedPerson(
                staged.getRequestId(),
                configurationId,
                staged.getTenantId(),
                staged.getUserId(),
                staged.getDisplayName(),
                staged.getUserPrincipalName(),
                staged.getTargetId(),
                kind(staged.getKind()),
                staged.getAttributes(),
                staged.getWhy(),
                staged.getReason(),
                staged.getCause(),
                staged.getSince());
    }

    private static String kind(StagedKind kind) {
        return switch (kind) {
            case REMOVAL -> "delete";
            case DISABLE -> "disable";
            case CREATION -> "create";
            case ATTRIBUTE_CHANGE -> "clear";
        };
    }

    @Override
    public void close() {
        staged.close();
        outbox.close();
    }
}
