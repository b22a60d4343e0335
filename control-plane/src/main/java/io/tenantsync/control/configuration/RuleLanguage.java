package io.tenantsync.control.configuration;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the mapper understands: its expressions and attributes. The mapper's own code answers, so both always agree. */
public interface RuleLanguage {

    /** What is wrong with an expression in a configuration that offers this; empty when nothing is. */
    Optional<Complaint> expression(String text, Offer offer);

    /** What is wrong with a regular expression; empty when nothing is. */
    Optional<Complaint> pattern(String text);

    /** Whether a mapping may write a target attribute. */
    Attribute target(String name);

    /** Whether rules and filters may look at a source attribute. */
    Attribute source(String name);

    /** The mappings of a configuration that names none. */
    List<AttributeMapping> defaultMappings();

    /**
     * What expressions of one configuration may ask for.
     *
     * @param groups names of the assigned groups
     * @param tables names of its tables
     */
    record Offer(Set<String> groups, Set<String> tables) {
        public Offer {
            groups = Set.copyOf(groups);
            tables = Set.copyOf(tables);
        }
    }

    /**
     * @param message what is wrong, with the position within the expression
     * @param remedy what would be right
     */
    record Complaint(String message, String remedy) {}

    sealed interface Attribute {
        /** @param graphName the name on the wire, also when Entra's name was written */
        record Usable(String graphName) implements Attribute {}

        /**
         * @param message why not, a sentence without a full stop
         * @param known the names to choose from
         */
        record Refused(String message, List<String> known) implements Attribute {
            public Refused {
                known = List.copyOf(known);
            }
        }
    }
}
