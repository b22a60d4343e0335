package io.tenantsync.standalone;

import tools.jackson.databind.JsonNode;

/** Prints what a service answered, for people. */
final class Replies {
    private Replies() {}

    /** Prints the sentence, or every problem of a refusal; returns the exit code. */
    static int print(LocalApi.Reply reply, String done) {
        if (reply.isSuccess()) {
            System.out.println(done);
            return Tenantsync.DONE;
        }
        JsonNode problems = reply.body().path("problems");
        for (JsonNode problem : problems) {
            System.err.printf(
                    "%s:%d:%d: %s. %s.%n",
                    problem.path("file").asString(""),
                    problem.path("line").asInt(0),
                    problem.path("column").asInt(0),
                    problem.path("message").asString(""),
                    problem.path("remedy").asString(""));
        }
        if (problems.isEmpty()) {
            System.err.println(reply.body()
                    .path("detail")
                    .asString(reply.body().path("title").asString("Refused with status " + reply.status())));
        }
        return Tenantsync.REFUSED;
    }
}
