package io.tenantsync.standalone;

import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.control.JournalEntry;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.TenantDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A demo that has started: configures it, shows what happens, and notices when source and target agree. */
final class DemoRun {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int JOURNAL_SLICE = 10_000;

    private final DataFolder folder;
    private final GraphEmulator emulator;
    private final LocalApi api;
    private final Pipeline pipeline;
    private final TenantDefinition source;
    private final long began;
    private final ChangeLatency latency = new ChangeLatency();
    private long journalRead;
    private long ready;

    DemoRun(DataFolder folder, GraphEmulator emulator, Pipeline pipeline, Organisation organisation, long began) {
        this.folder = folder;
        this.emulator = emulator;
        this.pipeline = pipeline;
        this.api = new LocalApi(pipeline.instance());
        this.source = organisation.tenants().stream()
                .filter(tenant -> tenant.name().equals(DemoFiles.SOURCE))
                .findFirst()
                .orElseThrow();
        this.began = began;
    }

    /** Registers the anchor and applies the configuration, as an administrator would. */
    void configure() {
        insist("register the anchor", api.setup(DemoFiles.TARGET));
        insist("apply " + folder.configurationFile(), api.apply(folder.configurationFile()));
        ready = millisSinceStart();
    }

    private static void insist(String what, LocalApi.Reply reply) {
        if (!reply.isSuccess()) {
            Replies.print(reply, "");
            throw new Explained(Tenantsync.REFUSED, "The demo could not " + what + ".");
        }
    }

    /** Says where everything is and what to try. */
    void introduce() {
        String ca = emulator.caCertificate().toAbsolutePath().toString();
        String app = source.apps().getLast().clientId();
        Console.say("Ready after %.1f s.".formatted(ready / 1000.0));
        System.out.printf(
                """

                  Graph of both tenants  %1$s (certificate authority: %2$s)
                  Provisioning log       %3$s/v1.0/auditLogs/provisioning (token: %4$s)
                  Configuration          %5$s (edit, then ./tenantsync apply -f %5$s)
                  Log                    %6$s

                  Change somebody and watch the change arrive:

                  TOKEN=$(curl -s --cacert %2$s -d grant_type=client_credentials -d client_id=%7$s \\
                    --data-urlencode client_secret@%8$s -d scope=https://graph.microsoft.com/.default \\
                    %9$s/%10$s/oauth2/v2.0/token | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
                  curl --cacert %2$s -X PATCH -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
                    -d '{"department":"Astronautics"}' %1$s/users/adelev@contoso.com

                """,
                emulator.graphUrl(),
                ca,
                pipeline.instance().auditLog(),
                folder.apiToken().toAbsolutePath(),
                folder.configurationFile().toAbsolutePath(),
                folder.log().toAbsolutePath(),
                app,
                folder.secret(DemoFiles.ADMINISTRATOR).toAbsolutePath(),
                emulator.authorityUrl(),
                source.tenantId());
    }

    /** Shows what happens until the process ends or, if asked, until source and target agree; returns the exit code. */
    int watch(boolean exitWhenSynced, @Nullable Path summary, Duration timeout) throws InterruptedException {
        ProgressView view = new ProgressView(api);
        boolean summarised = false;
        while (!Shutdown.requested()) {
            followJournal();
            List<Progress> now = view.show();
            if (!summarised && isSynced(now)) {
                summarised = true;
                synced(summary, now);
                if (exitWhenSynced) {
                    return Tenantsync.DONE;
                }
            }
            if (exitWhenSynced && millisSinceStart() > timeout.toMillis()) {
                throw new Explained(Tenantsync.FAILED, notSynced(now, timeout));
            }
            Thread.sleep(LOOK_EVERY);
        }
        return Tenantsync.DONE;
    }

    private boolean isSynced(List<Progress> now) {
        return !now.isEmpty() && now.stream().allMatch(Progress::quiet) && isAuditComplete(now);
    }

    /** The provisioning log has taken in as many endings as the mapper has counted. */
    private boolean isAuditComplete(List<Progress> now) {
        JsonNode configurations = api.summary().path("configurations");
        long logged = 0;
        for (JsonNode each : configurations) {
            for (String outcome : Summary.OUTCOMES) {
                logged += each.path(outcome).asLong(0);
            }
        }
        return logged >= now.stream().mapToLong(Progress::ended).sum();
    }

    private void synced(@Nullable Path file, List<Progress> now) {
        long millis = millisSinceStart();
        Console.say("Source and target agree after %.1f s.".formatted(millis / 1000.0));
        if (file != null) {
            followJournal();
            Summary.write(file, now, api.summary(), emulator.control().counters(), latency, ready, millis);
            Console.say("Summary: " + file.toAbsolutePath());
        }
    }

    private static String notSynced(List<Progress> now, Duration timeout) {
        StringBuilder text = new StringBuilder("Source and target did not agree within " + timeout.toSeconds() + " s.");
        now.forEach(each -> text.append('\n').append(each.line()));
        return text.append("\nThe log and the provisioning log say why.").toString();
    }

    private void followJournal() {
        List<JournalEntry> entries = emulator.control().journal(null, journalRead, JOURNAL_SLICE);
        latency.follow(entries, DemoFiles.SOURCE, source.tenantId(), DemoFiles.TARGET);
        journalRead = ChangeLatency.last(entries, journalRead);
    }

    private long millisSinceStart() {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
