package io.tenantsync.control.rest;

import io.tenantsync.control.configuration.KnownTenant;
import io.tenantsync.control.operation.Applying;
import io.tenantsync.control.operation.DecisionDesk;
import io.tenantsync.control.operation.JobControl;
import io.tenantsync.control.operation.PartitionProgress;
import io.tenantsync.control.operation.ProgressSummary;
import io.tenantsync.control.operation.Published;
import io.tenantsync.service.TransientFailure;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** All addresses of the interface. */
public final class Routes {
    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    private Routes() {}

    /**
     * @param progress the last report of each partition on each configuration
     * @param partitions how many partitions report
     */
    public static RouterFunction<ServerResponse> of(
            Applying applying,
            JobControl jobs,
            DecisionDesk decisions,
            List<KnownTenant> tenants,
            Supplier<List<PartitionProgress>> progress,
            int partitions) {
        ConfigurationHandler configurations = new ConfigurationHandler(applying, jobs);
        StagedHandler staged = new StagedHandler(decisions, configurations);
        SetupHandler setup = new SetupHandler(jobs, tenants);
        return RouterFunctions.route()
                .PUT("/api/v1/configurations", configurations::apply)
                .GET("/api/v1/configurations", configurations::all)
                .GET("/api/v1/configurations/{name}", configurations::one)
                .POST("/api/v1/configurations/{name}/start", configurations::start)
                .POST("/api/v1/configurations/{name}/pause", configurations::pause)
                .POST("/api/v1/configurations/{name}/test-connection", configurations::test)
                .GET("/api/v1/configurations/{name}/staged", staged::list)
                .POST("/api/v1/configurations/{name}/decisions", staged::decide)
                .POST("/api/v1/setup", setup::setUp)
                .GET("/api/v1/progress", request -> progress(jobs.all(), progress.get(), partitions))
                .onError(TransientFailure.class, Routes::unavailable)
                .onError(HttpMessageNotReadableException.class, Routes::unreadable)
                .onError(RuntimeException.class, Routes::broken)
                .build();
    }

    private static ServerResponse progress(List<Published> published, List<PartitionProgress> reports, int partitions) {
        return Answers.ok(Map.of(
                "configurations",
                published.stream()
                        .map(one -> ProgressSummary.of(one, reports, partitions))
                        .toList()));
    }

    private static ServerResponse unavailable(Throwable failure, ServerRequest request) {
        log.atWarn().setCause(failure).log("a request failed because something outside is not there");
        return Answers.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Something outside does not answer",
                failure.getMessage() + ". Nothing is lost; try again when it is back.");
    }

    private static ServerResponse unreadable(Throwable failure, ServerRequest request) {
        return Answers.problem(
                HttpStatus.BAD_REQUEST, "The body cannot be read", "Send JSON, for example {\"target\":\"fabrikam\"}.");
    }

    private static ServerResponse broken(Throwable failure, ServerRequest request) {
        log.atError().setCause(failure).log("a request failed");
        return Answers.problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "The request failed", "The log of the control plane tells why.");
    }
}
