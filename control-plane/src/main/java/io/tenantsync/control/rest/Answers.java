package io.tenantsync.control.rest;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers of every route. */
final class Answers {
    private Answers() {}

    static ServerResponse ok(Object body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    /** A problem by RFC 9457. */
    static ServerResponse problem(HttpStatus status, String title, String detail) {
        return problem(status, title, detail, Map.of());
    }

    static ServerResponse problem(HttpStatus status, String title, String detail, Map<String, Object> more) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        more.forEach(problem::setProperty);
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
