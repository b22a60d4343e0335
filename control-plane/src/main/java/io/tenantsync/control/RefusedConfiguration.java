package io.tenantsync.control;

import io.tenantsync.control.configuration.Problem;
import java.util.List;

/** The configuration file that the control plane should start with is wrong; the message has all problems. */
public final class RefusedConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RefusedConfiguration(List<Problem> problems) {
        super("The configuration was refused:" + System.lineSeparator() + Problem.text(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
