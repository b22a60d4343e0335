package io.tenantsync.writer.graph;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Query;
import io.tenantsync.writer.writing.directory.QueryAnswer;
import io.tenantsync.writer.writing.directory.TargetDirectory;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import io.tenantsync.writer.writing.orders.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A target tenant behind Microsoft Graph: everything goes in batches. */
public final class GraphTargetDirectory implements TargetDirectory {
    private static final String VERSION = "/v1.0";

    private final GraphDirectory graph;
    private final Requests requests;

    public GraphTargetDirectory(GraphDirectory graph) {
        this.graph = graph;
        requests = new Requests(graph.tenant().cloud().graphUrl().toString());
    }

    @Override
    public List<QueryAnswer> read(List<Query> queries, Lane lane, BooleanSupplier mayStillSend) {
        List<Reading> readings = queries.stream()
                .map(query -> new Reading(query, requests.of(query, true)))
                .toList();
        List<Reading> unfinished = readings;
        while (!unfinished.isEmpty()) {
            List<BatchRequest> next =
                    unfinished.stream().map(reading -> reading.next).toList();
            List<BatchAnswer> answers = graph.batch(next, lane(lane), mayStillSend);
            List<Reading> goOn = new ArrayList<>();
            for (int i = 0; i < unfinished.size(); i++) {
                if (unfinished.get(i).takesMoreAfter(answers.get(i), requests)) {
                    goOn.add(unfinished.get(i));
                }
            }
            unfinished = goOn;
        }
        return readings.stream().map(Reading::answer).toList();
    }

    @Override
    public List<WriteAnswer> write(List<Write> writes, Lane lane, BooleanSupplier mayStillSend) {
        return graph.batch(writes.stream().map(requests::of).toList(), lane(lane), mayStillSend).stream()
                .map(answer -> new WriteAnswer(
                        answer.succeeded() ? Answers.invitedUser(answer) : null,
                        Answers.problem(answer.failure()),
                        answer.resourceUnits()))
                .toList();
    }

    private static io.tenantsync.graph.quota.Lane lane(Lane lane) {
        return switch (lane) {
            case URGENT -> io.tenantsync.graph.quota.Lane.URGENT;
            case LIVE -> io.tenantsync.graph.quota.Lane.LIVE;
            case BULK -> io.tenantsync.graph.quota.Lane.BULK;
        };
    }

    /** A query on its way through its pages. */
    private static final class Reading {
        private final Query query;
        private final List<Account> accounts = new ArrayList<>();
        private BatchRequest next;
        private boolean comparing = true;
        private @Nullable Problem problem;
        private int sent;
        private int units;

        Reading(Query query, BatchRequest first) {
            this.query = query;
            next = first;
        }

        boolean takesMoreAfter(BatchAnswer answer, Requests requests) {
            sent++;
            units += answer.resourceUnits();
            GraphFailure failure = answer.failure();
            if (failure instanceof GraphFailure.Refused
                    && comparing
                    && !query.wished().isEmpty()) {
                // One property that Graph does not know must not keep everybody from being read: compare with nothing.
                comparing = false;
                accounts.clear();
                next = requests.of(query, false);
                return true;
            }
            boolean nobody = query.direct() && failure instanceof GraphFailure.NotFound;
            problem = nobody ? null : Answers.problem(failure);
            if (nobody || problem != null) {
                return false;
            }
            accounts.addAll(Answers.accounts(answer, query));
            return hasPageAfter(answer);
        }

        /** The host of the link is not looked at: only its path is used, on our own host. */
        private boolean hasPageAfter(BatchAnswer answer) {
            if (!(answer.successBody().get("@odata.nextLink") instanceof String link)) {
                return false;
            }
            int version = link.indexOf(VERSION + "/");
            if (version < 0) {
                problem = new Problem.Unavailable("Unintelligible", "Graph's link to the next page cannot be read.");
                return false;
            }
            next = BatchRequest.get(link.substring(version + VERSION.length()));
            return true;
        }

        QueryAnswer answer() {
            return new QueryAnswer(query, problem == null ? accounts : List.of(), problem, sent, units);
        }
    }
}
