package io.tenantsync.emulator.directory.delta;

import io.tenantsync.emulator.directory.ChangeFeed;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.delta.DeltaToken.Enumerating;
import io.tenantsync.emulator.directory.delta.DeltaToken.Following;
import io.tenantsync.emulator.directory.delta.DeltaToken.Phase;
import io.tenantsync.emulator.directory.delta.DeltaToken.Waiting;
import java.util.List;

/** Answers delta requests of one tenant. */
public final class DeltaReader {
    private final Tenant tenant;
    private final int pageSize;

    public DeltaReader(Tenant tenant, int pageSize) {
        this.tenant = tenant;
        this.pageSize = pageSize;
    }

    /** The first page of a full enumeration. */
    public DeltaPage enumerate(DeltaQuery query) {
        query.properties(tenant.schema(query.type()));
        return tenant.read(() ->
                page(query, new Enumerating(tenant.feed(query.type()).end(), 0, 0), false));
    }

    /** No objects, but a token that tracks from now on. */
    public DeltaPage latest(DeltaQuery query) {
        query.properties(tenant.schema(query.type()));
        return tenant.read(() -> {
            Phase phase = new Waiting(tenant.feed(query.type()).end());
            return new DeltaPage(query, List.of(), token(query, phase), true);
        });
    }

    /**
     * Goes on where a token stands.
     *
     * @param minimal whether only changed properties are wanted
     */
    public DeltaPage resume(DeltaToken token, boolean minimal) {
        if (token.incarnation() != tenant.profile().incarnation()
                || tenant.clock().now() - token.issued()
                        > tenant.switches().deltaTokenLifetime().toMillis()) {
            throw syncStateNotFound();
        }
        return tenant.read(() -> page(token.query(), started(token), minimal));
    }

    private Phase started(DeltaToken token) {
        ChangeFeed feed = tenant.feed(token.query().type());
        Phase phase = token.phase() instanceof Waiting waiting
                ? new Following(waiting.position(), waiting.position(), feed.end())
                : token.phase();
        if (phase instanceof Following following
                && (following.cursor() < feed.start() || following.upTo() > feed.end())) {
            throw syncStateNotFound();
        }
        return phase;
    }

    private DeltaPage page(DeltaQuery query, Phase phase, boolean minimal) {
        return switch (phase) {
            case Enumerating enumerating -> enumeration(query, enumerating);
            case Following following -> changes(query, following, minimal);
            case Waiting waiting -> throw new IllegalStateException("a waiting token has been started before");
        };
    }

    private DeltaPage enumeration(DeltaQuery query, Enumerating at) {
        Enumeration enumeration = new Enumeration(tenant, query, pageSize);
        List<DeltaItem> items = enumeration.from(at.ordinal(), at.member());
        boolean last = enumeration.finished();
        Phase next = last
                ? new Waiting(at.start())
                : new Enumerating(at.start(), enumeration.nextOrdinal(), enumeration.nextMember());
        return new DeltaPage(query, items, token(query, next), last);
    }

    private DeltaPage changes(DeltaQuery query, Following at, boolean minimal) {
        Round round = new Round(tenant, query, minimal, pageSize);
        List<DeltaItem> items = round.items(at);
        boolean last = round.cursor() >= at.upTo();
        Phase next = last ? new Waiting(at.upTo()) : new Following(at.from(), round.cursor(), at.upTo());
        return new DeltaPage(query, items, token(query, next), last);
    }

    private DeltaToken token(DeltaQuery query, Phase phase) {
        return new DeltaToken(
                query, tenant.profile().incarnation(), tenant.clock().now(), phase);
    }

    private Refusal syncStateNotFound() {
        if (tenant.switches().has(Switch.EXPIRED_DELTA_TOKEN_GONE)) {
            return new Refusal(
                    Refusal.Kind.GONE,
                    "resyncRequired",
                    "Resync required. Replace any local items with the server's version.",
                    List.of());
        }
        return Refusal.badRequest(
                "syncStateNotFound",
                "The sync state generation is not found; the delta token has expired or belongs to another directory."
                        + " Please resynchronize by starting a new round without a token.");
    }
}
