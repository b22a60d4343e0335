package io.tenantsync.control.rest;

import io.tenantsync.control.configuration.KnownTenant;
import io.tenantsync.control.operation.JobControl;
import io.tenantsync.control.trust.Reading;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Prepares target tenants: registers the anchor. */
final class SetupHandler {
    private final JobControl jobs;
    private final List<KnownTenant> tenants;

    SetupHandler(JobControl jobs, List<KnownTenant> tenants) {
        this.jobs = jobs;
        this.tenants = List.copyOf(tenants);
    }

    /** @param target a tenant of the tenants file; null = all that can be written to */
    private record Order(@Nullable String target) {}

    private record Done(String target, @Nullable String anchorProperty, boolean made) {}

    ServerResponse setUp(ServerRequest request) throws ServletException, IOException {
        String target = request.body(Order.class).target();
        List<KnownTenant> wanted = tenants.stream()
                .filter(KnownTenant::writable)
                .filter(known -> target == null || known.tenant().name().equals(target))
                .toList();
        if (wanted.isEmpty()) {
            return noTarget(target);
        }
        List<Done> done = new ArrayList<>();
        for (KnownTenant known : wanted) {
            switch (jobs.setUp(known.tenant(), ConfigurationHandler.actor(request))) {
                case Reading.Read<Boolean> read ->
                    done.add(new Done(known.tenant().name(), known.anchorProperty(), read.value()));
                case Reading.Unreadable<Boolean> not -> {
                    return failed(known, not);
                }
            }
        }
        return Answers.ok(Map.of("tenants", done));
    }

    private ServerResponse noTarget(@Nullable String target) {
        String known = tenants.stream()
                .filter(KnownTenant::writable)
                .map(one -> one.tenant().name())
                .collect(Collectors.joining(", "));
        return Answers.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "No such target tenant",
                (target == null ? "No tenant" : "No tenant named " + target)
                        + " of the tenants file has a credential to write. "
                        + (known.isEmpty() ? "Add targetCredential to one." : "Known: " + known + "."));
    }

    private static ServerResponse failed(KnownTenant known, Reading.Unreadable<Boolean> not) {
        return Answers.problem(
                HttpStatus.BAD_GATEWAY,
                "The anchor could not be registered",
                "In " + known.tenant().name() + ": " + not.why() + ". " + not.remedy() + ".");
    }
}
