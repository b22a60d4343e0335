package io.tenantsync.probe;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.probe.ProbeReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of all experiments in one tenant. Whatever happens, what it has made is removed for good or named. */
public final class Probe {
    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private final GraphDirectory graph;
    private final String runId;
    private final Consumer<String> progress;
    private final List<Experiment> experiments;
    private final Ledger ledger = new Ledger();
    private final Bench bench;
    private final Cleaning cleaning;
    private @Nullable List<Remains> remains;

    /**
     * A run; nothing is sent yet.
     *
     * @param graph the tenant, as its target credential sees it
     * @param runId tells the guests of this run from all others; letters and digits
     * @param domain of the guests' addresses; no mail is sent there
     * @param progress is told what happens, sentence by sentence
     */
    public Probe(GraphDirectory graph, String runId, String domain, Pace pace, Consumer<String> progress) {
        this(graph, runId, domain, pace, progress, Catalogue.experiments());
    }

    Probe(
            GraphDirectory graph,
            String runId,
            String domain,
            Pace pace,
            Consumer<String> progress,
            List<Experiment> experiments) {
        this.graph = graph;
        this.runId = runId;
        this.progress = progress;
        this.experiments = experiments;
        this.bench = new Bench(graph, new Marks(runId, domain), pace, ledger);
        this.cleaning = new Cleaning(graph, pace, ledger);
    }

    /** What a run does to a tenant, line by line, for whoever has to agree. */
    public static List<String> plan() {
        return Catalogue.experiments().stream()
                .map(each -> each.name() + ": " + each.does())
                .toList();
    }

    /** Runs all experiments, one after the other, and cleans up. */
    public ProbeReport run() {
        List<Row> rows = new ArrayList<>();
        List<Remains> left;
        try {
            for (Experiment experiment : experiments) {
                progress.accept("[" + (rows.size() + 1) + "/" + experiments.size() + "] " + experiment.name());
                Finding finding = bench.closed() ? new Finding.NotTried("the probe was stopped") : finding(experiment);
                progress.accept("      " + finding.text());
                rows.add(new Row(experiment.name(), finding, experiment.decides()));
            }
        } finally {
            left = stop();
        }
        return new ProbeReport(graph.tenant().name(), runId, rows, Catalogue.notTried(), left);
    }

    /**
     * Ends a run early, from any thread, and cleans up; experiments that are under way or to come do not get far. May be
     * called again, and does nothing then.
     *
     * @return what could not be removed
     */
    public synchronized List<Remains> stop() {
        if (remains == null) {
            bench.close();
            List<Guest> made = ledger.left();
            progress.accept("Removing " + made.size() + " test objects for good:");
            made.forEach(guest -> progress.accept("      " + guest.id() + "  " + guest.address()));
            remains = cleaning.clean();
            progress.accept(
                    remains.isEmpty() ? "Nothing is left in the tenant." : "These could not be removed for good:");
            remains.forEach(each -> progress.accept("      " + each.remedy()));
        }
        return Objects.requireNonNull(remains);
    }

    private Finding finding(Experiment experiment) {
        try {
            return experiment.run(bench);
        } catch (Inconclusive open) {
            return new Finding.Unclear(String.valueOf(open.getMessage()));
        } catch (GraphException refused) {
            return new Finding.Unclear(refused.failure().summary());
        } catch (RuntimeException unexpected) {
            // The other questions, and the cleaning, do not depend on this one.
            log.atWarn()
                    .addKeyValue("experiment", experiment.name())
                    .setCause(unexpected)
                    .log("experiment failed");
            return new Finding.Unclear("failed in a way that was not expected: " + unexpected);
        }
    }
}
