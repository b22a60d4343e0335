package io.tenantsync.control.rules;

import io.tenantsync.control.configuration.AttributeMapping;
import io.tenantsync.control.configuration.AttributeMapping.Apply;
import io.tenantsync.control.configuration.AttributeMapping.Source;
import io.tenantsync.control.configuration.AttributeMapping.WhenNull;
import io.tenantsync.control.configuration.RuleLanguage;
import io.tenantsync.mapper.expression.Expression;
import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Parsing;
import io.tenantsync.mapper.expression.regex.BoundedRegex;
import io.tenantsync.mapper.mapping.DefaultMapping;
import io.tenantsync.mapper.mapping.MappingRule;
import io.tenantsync.mapper.mapping.TargetAttribute;
import io.tenantsync.mapper.mapping.TargetAttributes;
import io.tenantsync.mapper.mapping.ValueSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Asks the mapper's parser and tables. */
public final class MapperRules implements RuleLanguage {

    @Override
    public Optional<Complaint> expression(String text, Offer offer) {
        return switch (Expressions.parse(text)) {
            case Parsing.Parsed parsed ->
                unknownAttribute(parsed.expression()).or(() -> notOffered(parsed.expression(), offer));
            case Parsing.Problem problem ->
                Optional.of(new Complaint(
                        "the expression is wrong at its line " + problem.line() + ", column " + problem.column() + ": "
                                + problem.message(),
                        "Correct it there; functions are " + String.join(", ", Expressions.functionNames())));
        };
    }

    @Override
    public Optional<Complaint> pattern(String text) {
        try {
            BoundedRegex.check(text);
            return Optional.empty();
        } catch (PatternSyntaxException malformed) {
            String place = malformed.getIndex() < 0 ? "" : " at character " + (malformed.getIndex() + 1);
            return Optional.of(new Complaint(
                    "the pattern '" + text + "' is wrong" + place + ": " + malformed.getDescription(),
                    "Correct the regular expression; a backslash before a special character makes it literal"));
        }
    }

    @Override
    public Attribute target(String name) {
        Optional<TargetAttribute> found = TargetAttributes.find(name);
        if (found.isPresent()) {
            return new Attribute.Usable(found.get().name());
        }
        String refusal = TargetAttributes.refusal(name).orElse(name + " cannot be written");
        int rest = refusal.indexOf("; the known ones");
        return new Attribute.Refused(
                rest < 0 ? refusal : refusal.substring(0, rest),
                TargetAttributes.all().keySet().stream().sorted().toList());
    }

    @Override
    public Attribute source(String name) {
        return SourceAttributes.find(name)
                .<Attribute>map(Attribute.Usable::new)
                .orElseGet(
                        () -> new Attribute.Refused("there is no source attribute " + name, SourceAttributes.known()));
    }

    @Override
    public List<AttributeMapping> defaultMappings() {
        return DefaultMapping.rules().stream().map(MapperRules::mapping).toList();
    }

    private static Optional<Complaint> unknownAttribute(Expression expression) {
        return expression.attributes().stream()
                .filter(name -> SourceAttributes.find(name).isEmpty())
                .findFirst()
                .map(name -> new Complaint(
                        "the expression reads [" + name + "], which is no attribute of a source user",
                        "Use one of: " + String.join(", ", SourceAttributes.known())));
    }

    private static Optional<Complaint> notOffered(Expression expression, Offer offer) {
        Optional<Complaint> group = expression.groups().stream()
                .filter(name -> !offer.groups().contains(name))
                .findFirst()
                .map(name -> new Complaint(
                        "the expression asks for the group \"" + name + "\", which is not assigned",
                        "IsMemberOf knows the groups under scope.assignments: add it there, or use one of: "
                                + String.join(", ", offer.groups())));
        return group.or(() -> expression.tables().stream()
                .filter(name -> !offer.tables().contains(name))
                .findFirst()
                .map(name -> new Complaint(
                        "the expression asks for the table \"" + name + "\", which the configuration does not have",
                        "Write it under tables, or use one of: " + String.join(", ", offer.tables()))));
    }

    private static AttributeMapping mapping(MappingRule rule) {
        return new AttributeMapping(
                rule.target(),
                switch (rule.source()) {
                    case ValueSource.Direct direct -> new Source.Direct(direct.attribute());
                    case ValueSource.Constant constant -> new Source.Constant(constant.value());
                    case ValueSource.Computed computed ->
                        new Source.Expression(computed.expression().text());
                },
                Apply.valueOf(rule.apply().name()),
                WhenNull.valueOf(rule.whenEmpty().name()),
                rule.defaultValue(),
                AttributeMapping.DefaultWhen.valueOf(rule.defaultWhen().name()),
                rule.matching());
    }
}
