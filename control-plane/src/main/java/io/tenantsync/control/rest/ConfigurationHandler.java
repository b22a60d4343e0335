package io.tenantsync.control.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.control.configuration.Problem;
import io.tenantsync.control.operation.Actor;
import io.tenantsync.control.operation.ApplyOutcome;
import io.tenantsync.control.operation.Applying;
import io.tenantsync.control.operation.JobControl;
import io.tenantsync.control.operation.Published;
import io.tenantsync.control.trust.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What can be done with configurations. */
final class ConfigurationHandler {
    private static final int MOST_BYTES = 4_000_000;

    private final Applying applying;
    private final JobControl jobs;

    ConfigurationHandler(Applying applying, JobControl jobs) {
        this.applying = applying;
        this.jobs = jobs;
    }

    ServerResponse apply(ServerRequest request) throws IOException {
        byte[] text;
        try (InputStream body = request.servletRequest().getInputStream()) {
            text = body.readNBytes(MOST_BYTES + 1);
        }
        if (text.length > MOST_BYTES) {
            return Answers.problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The configuration is too large",
                    "Send at most " + MOST_BYTES + " bytes; divide the file if it is really that large.");
        }
        String file = Optional.ofNullable(request.headers().firstHeader("X-Filename"))
                .map(name -> name.replaceAll("\\p{Cntrl}", ""))
                .filter(name -> !name.isBlank())
                .orElse("configuration.yaml");
        ApplyOutcome outcome = applying.apply(
                file,
                new String(text, UTF_8),
                actor(request),
                request.param("comment").orElse(""));
        return switch (outcome) {
            case ApplyOutcome.Applied applied -> Answers.ok(applied);
            case ApplyOutcome.Refused refused -> refusal(refused.problems());
        };
    }

    ServerResponse all(ServerRequest request) {
        return Answers.ok(Map.of(
                "configurations", jobs.all().stream().map(ConfigurationView::of).toList()));
    }

    ServerResponse one(ServerRequest request) {
        return jobs.named(request.pathVariable("name"))
                .map(published -> Answers.ok(ConfigurationView.of(published)))
                .orElseGet(() -> unknown(request));
    }

    ServerResponse start(ServerRequest request) {
        return jobs.start(request.pathVariable("name"), actor(request))
                .map(Answers::ok)
                .orElseGet(() -> unknown(request));
    }

    ServerResponse pause(ServerRequest request) {
        return jobs.pause(request.pathVariable("name"), actor(request))
                .map(Answers::ok)
                .orElseGet(() -> unknown(request));
    }

    ServerResponse test(ServerRequest request) {
        return jobs.test(request.pathVariable("name"))
                .map(gates -> Answers.ok(Map.of("passed", gates.stream().allMatch(Gate::open), "gates", gates)))
                .orElseGet(() -> unknown(request));
    }

    static Actor actor(ServerRequest request) {
        String author = request.headers().firstHeader("X-Author");
        return new Actor(author == null || author.isBlank() ? "operator" : author.strip(), "API");
    }

    private static ServerResponse refusal(List<Problem> problems) {
        return Answers.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The configuration was refused",
                problems.size() + (problems.size() == 1 ? " problem" : " problems") + "; nothing was changed.",
                Map.of("problems", problems));
    }

    ServerResponse unknown(ServerRequest request) {
        String known = jobs.all().stream()
                .map(Published::revision)
                .map(revision -> revision.says().name())
                .collect(Collectors.joining(", "));
        return Answers.problem(
                HttpStatus.NOT_FOUND,
                "No such configuration",
                "There is no configuration named " + request.pathVariable("name") + ". "
                        + (known.isEmpty() ? "None is in force yet; apply one." : "In force: " + known + "."));
    }
}
