package io.tenantsync.emulator.odata;

import io.tenantsync.emulator.odata.Expression.All;
import io.tenantsync.emulator.odata.Expression.And;
import io.tenantsync.emulator.odata.Expression.Any;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.Function;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Literal;
import io.tenantsync.emulator.odata.Expression.Not;
import io.tenantsync.emulator.odata.Expression.Operator;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.Path;
import io.tenantsync.emulator.odata.Expression.TextMatch;
import io.tenantsync.emulator.odata.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a {@code $filter}: {@code or} binds weaker than {@code and}, {@code and} weaker than {@code not}. */
public final class FilterParser {
    private static final Map<String, Function> FUNCTIONS = Map.of(
            "startswith", Function.STARTS_WITH,
            "endswith", Function.ENDS_WITH,
            "contains", Function.CONTAINS);
    private static final Map<String, Operator> OPERATORS = Map.of(
            "eq", Operator.EQ,
            "ne", Operator.NE,
            "gt", Operator.GT,
            "ge", Operator.GE,
            "lt", Operator.LT,
            "le", Operator.LE);
    private static final Map<Operator, Operator> MIRRORED = Map.of(
            Operator.GT, Operator.LT, Operator.GE, Operator.LE, Operator.LT, Operator.GT, Operator.LE, Operator.GE);
    private static final int DEEPEST = 100;
    private static final int MOST_CLAUSES = 500;

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int depth;
    private int clauses;

    private FilterParser(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    /**
     * Parses a filter.
     *
     * @throws SyntaxError when it is not one
     */
    public static Expression parse(String text) {
        FilterParser parser = new FilterParser(text);
        Expression expression = parser.or();
        parser.expect(Kind.END);
        return expression;
    }

    private Expression or() {
        Expression left = and();
        while (word("or")) {
            oneMore();
            left = new Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = unary();
        while (word("and")) {
            oneMore();
            left = new And(left, unary());
        }
        return left;
    }

    private void oneMore() {
        if (++clauses > MOST_CLAUSES) {
            throw new SyntaxError("The filter has more than " + MOST_CLAUSES + " clauses.");
        }
    }

    private Expression unary() {
        if (++depth > DEEPEST) {
            throw new SyntaxError("The filter is nested more than " + DEEPEST + " levels deep.");
        }
        try {
            return word("not") ? new Not(unary()) : primary();
        } finally {
            depth--;
        }
    }

    private Expression primary() {
        if (peek().kind() == Kind.OPEN) {
            take();
            Expression inner = or();
            expect(Kind.CLOSE);
            return inner;
        }
        if (literalNext()) {
            return mirrored(literal());
        }
        Token first = expect(Kind.WORD);
        Function function = FUNCTIONS.get(first.text().toLowerCase(Locale.ROOT));
        if (function != null && peek().kind() == Kind.OPEN) {
            return textMatch(function);
        }
        return afterPath(first);
    }

    private Expression textMatch(Function function) {
        expect(Kind.OPEN);
        Path path = path(expect(Kind.WORD));
        expect(Kind.COMMA);
        String argument = expect(Kind.STRING).text();
        expect(Kind.CLOSE);
        return comparedWithTruth(new TextMatch(function, path, argument));
    }

    /** {@code eq true} after a function says nothing, {@code eq false} turns it round. */
    private Expression comparedWithTruth(Expression match) {
        if (peek().kind() != Kind.WORD || !(is(peek(), "eq") || is(peek(), "ne"))) {
            return match;
        }
        boolean equal = is(take(), "eq");
        Token truth = take();
        if (!is(truth, "true") && !is(truth, "false")) {
            throw unexpected(truth, "true or false");
        }
        return equal == is(truth, "true") ? match : new Not(match);
    }

    private boolean literalNext() {
        Token token = peek();
        boolean keyword = is(token, "true") || is(token, "false") || is(token, "null");
        return token.kind() == Kind.STRING || token.kind() == Kind.LITERAL || (token.kind() == Kind.WORD && keyword);
    }

    /** A comparison that starts with its literal. */
    private Expression mirrored(Literal literal) {
        Operator operator = operator(expect(Kind.WORD));
        return new Comparison(path(expect(Kind.WORD)), MIRRORED.getOrDefault(operator, operator), literal);
    }

    private Expression afterPath(Token first) {
        List<String> segments = new ArrayList<>(List.of(first.text()));
        while (peek().kind() == Kind.SLASH) {
            take();
            Token segment = expect(Kind.WORD);
            if (is(segment, "any") && peek().kind() == Kind.OPEN) {
                return any(new Path(segments));
            }
            if (is(segment, "all") && peek().kind() == Kind.OPEN) {
                return all(new Path(segments));
            }
            segments.add(segment.text());
        }
        return comparison(new Path(segments));
    }

    private Expression any(Path collection) {
        expect(Kind.OPEN);
        if (peek().kind() == Kind.CLOSE) {
            take();
            return new Any(collection, null, null);
        }
        String variable = expect(Kind.WORD).text();
        expect(Kind.COLON);
        Expression condition = or();
        expect(Kind.CLOSE);
        return new Any(collection, variable, condition);
    }

    private Expression all(Path collection) {
        expect(Kind.OPEN);
        String variable = expect(Kind.WORD).text();
        expect(Kind.COLON);
        Expression condition = or();
        expect(Kind.CLOSE);
        return new All(collection, variable, condition);
    }

    private Expression comparison(Path path) {
        Token operator = expect(Kind.WORD);
        if (is(operator, "in")) {
            return new In(path, literals());
        }
        return new Comparison(path, operator(operator), literal());
    }

    private Operator operator(Token token) {
        Operator known = OPERATORS.get(token.text().toLowerCase(Locale.ROOT));
        if (known == null) {
            throw unexpected(token, "an operator such as 'eq'");
        }
        return known;
    }

    private List<Literal> literals() {
        expect(Kind.OPEN);
        List<Literal> literals = new ArrayList<>(List.of(literal()));
        while (peek().kind() == Kind.COMMA) {
            take();
            literals.add(literal());
        }
        expect(Kind.CLOSE);
        return List.copyOf(literals);
    }

    private Literal literal() {
        Token token = take();
        return switch (token.kind()) {
            case STRING -> new Literal(token.text());
            case LITERAL -> Literals.read(token.text());
            case WORD -> keyword(token);
            case OPEN, CLOSE, COMMA, SLASH, COLON, END -> throw unexpected(token, "a literal");
        };
    }

    private Literal keyword(Token token) {
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "true" -> new Literal(true);
            case "false" -> new Literal(false);
            case "null" -> new Literal(null);
            default -> throw unexpected(token, "a literal");
        };
    }

    private Path path(Token first) {
        List<String> segments = new ArrayList<>(List.of(first.text()));
        while (peek().kind() == Kind.SLASH) {
            take();
            segments.add(expect(Kind.WORD).text());
        }
        return new Path(segments);
    }

    private boolean word(String wanted) {
        if (peek().kind() == Kind.WORD && is(peek(), wanted)) {
            next++;
            return true;
        }
        return false;
    }

    /** Graph takes keywords in any case. */
    private static boolean is(Token token, String word) {
        return token.text().equalsIgnoreCase(word);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private Token expect(Kind kind) {
        Token token = take();
        if (token.kind() != kind) {
            throw unexpected(token, kind.name().toLowerCase(Locale.ROOT));
        }
        return token;
    }

    private SyntaxError unexpected(Token token, String wanted) {
        String found = token.kind() == Kind.END ? "the end" : "'" + token.text() + "'";
        return new SyntaxError("Syntax error at position " + token.position() + " in '" + text + "': expected " + wanted
                + ", found " + found + ".");
    }
}
