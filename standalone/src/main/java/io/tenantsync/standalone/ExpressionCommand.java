package io.tenantsync.standalone;

import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Inputs;
import io.tenantsync.mapper.expression.Outcome;
import io.tenantsync.mapper.expression.Parsing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Evaluates expressions of mappings without anything running. */
@Command(
        name = "expression",
        description = {
            "Evaluates an expression of the mapping language over the attributes of one person and prints",
            "{\"value\":...}, {\"leaveAlone\":true} or {\"error\":{\"message\":...,\"line\":...,\"column\":...}}."
        },
        footer = {
            "",
            "Attributes are strings, booleans, numbers, null, or arrays of strings. As in Entra a boolean is shown as the"
                    + " text True or False.",
            "In a batch a line may also have \"groups\":[names] for IsMemberOf, \"tables\":{name:{key:value}} for Lookup and"
                    + " \"defaultDomain\"."
        },
        mixinStandardHelpOptions = true)
final class ExpressionCommand implements Callable<Integer> {
    private static final String USAGE =
            "Give --expression and the text of one, or --batch and lines {\"expression\",\"attributes\"} on standard input.";

    @Option(names = "--expression", paramLabel = "E", description = "The expression.")
    private @Nullable String expression;

    @Option(names = "--attributes", paramLabel = "FILE", description = "A JSON object with the person's attributes.")
    private @Nullable Path attributes;

    @Option(
            names = "--batch",
            description =
                    "Read lines {\"expression\",\"attributes\"} from standard input and answer each with one line.")
    private boolean batch;

    @Override
    public Integer call() throws IOException {
        // not System.out: its encoding is that of the terminal, and it would write each line through at once
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        if (batch == (expression != null) || (batch && attributes != null)) {
            throw new Explained(Tenantsync.REFUSED, USAGE);
        }
        int exitCode = expression == null ? answerLines(out) : answerOne(expression, out);
        out.flush();
        return exitCode;
    }

    private int answerOne(String text, PrintStream out) throws IOException {
        Map<String, @Nullable Object> person = attributes == null ? Map.of() : read(attributes);
        Inputs inputs = ExpressionRequest.inputs(person, List.of(), Map.of(), null);
        switch (Expressions.parse(text)) {
            case Parsing.Problem problem -> {
                out.println(ExpressionAnswer.of(problem));
                return Tenantsync.REFUSED;
            }
            case Parsing.Parsed parsed -> {
                Outcome outcome = parsed.expression().evaluate(inputs);
                out.println(ExpressionAnswer.of(outcome));
                return outcome instanceof Outcome.Failed ? Tenantsync.FAILED : Tenantsync.DONE;
            }
        }
    }

    private static int answerLines(PrintStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                out.println(ExpressionRequest.answer(line));
            }
            if (!lines.ready()) {
                out.flush();
            }
        }
        return Tenantsync.DONE;
    }

    private static Map<String, @Nullable Object> read(Path file) throws IOException {
        try {
            return ExpressionRequest.attributes(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new Explained(Tenantsync.REFUSED, "There is no file " + file + " with attributes.");
        } catch (IllegalArgumentException malformed) {
            throw new Explained(Tenantsync.REFUSED, "The file " + file + " cannot be read: " + malformed.getMessage());
        }
    }
}
