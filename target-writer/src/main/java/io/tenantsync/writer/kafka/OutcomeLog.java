package io.tenantsync.writer.kafka;

import io.tenantsync.schemas.Command;
import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What of an outcome goes into the log: ids and codes, never names, addresses or values. */
final class OutcomeLog {
    private static final Logger log = LoggerFactory.getLogger(OutcomeLog.class);

    private OutcomeLog() {}

    static void write(Command command, Outcome outcome) {
        String alarm = outcome.alarm();
        if (alarm != null) {
            entry(Level.ERROR, command, outcome, alarm);
        }
        boolean removal = outcome.action() == Action.DELETE || outcome.action() == Action.DISABLE;
        if (outcome.status() == Status.FAILURE || outcome.status() == Status.WARNING) {
            entry(Level.WARN, command, outcome, "command ended with trouble");
        } else {
            entry(removal ? Level.INFO : Level.DEBUG, command, outcome, "command done");
        }
    }

    private static void entry(Level level, Command command, Outcome outcome, String text) {
        log.atLevel(level)
                .addKeyValue("subject", command.getSource().getId())
                .addKeyValue("change", command.getChangeId())
                .addKeyValue("configuration", command.getConfigurationId())
                .addKeyValue("target", outcome.standing().targetId())
                .addKeyValue("action", outcome.action())
                .addKeyValue("outcome", outcome.verdict())
                .addKeyValue(
                        "code",
                        outcome.trouble() == null ? null : outcome.trouble().code())
                .log(text);
    }
}
