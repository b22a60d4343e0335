package io.tenantsync.emulator.generator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people work on. */
final class Departments {
    /** Where generated people work; some departments are larger than others. */
    static final List<String> WEIGHTED = List.of(
            "Sales",
            "Sales",
            "Sales",
            "Engineering",
            "Engineering",
            "Engineering",
            "Engineering",
            "Marketing",
            "Marketing",
            "Operations",
            "Operations",
            "Manufacturing",
            "Manufacturing",
            "Manufacturing",
            "Retail",
            "Retail",
            "Finance",
            "Human Resources",
            "IT",
            "Legal",
            "Research",
            "Research");

    /** Everything that has a group of its own. */
    static final List<String> ALL = List.of(
            "Executive",
            "Sales",
            "Marketing",
            "Engineering",
            "Finance",
            "Legal",
            "Human Resources",
            "Operations",
            "Manufacturing",
            "Retail",
            "IT",
            "Research");

    /** Whose people stay at home. */
    static final Set<String> NOT_COLLABORATING = Set.of("Legal", "Research");

    /** Which reach the collaboration through one more group in between. */
    static final List<String> COMMERCIAL = List.of("Sales", "Marketing", "Retail");

    private static final List<String> ANY_TITLE =
            List.of("Specialist", "Manager", "Analyst", "Coordinator", "Assistant");
    private static final Map<String, List<String>> TITLES = Map.of(
            "Sales", List.of("Account Executive", "Sales Representative", "Sales Manager", "Inside Sales"),
            "Engineering", List.of("Developer", "Senior Developer", "Test Engineer", "Architect", "Team Lead"),
            "Marketing", List.of("Marketing Assistant", "Brand Manager", "Copywriter", "Event Manager"),
            "Finance", List.of("Accountant", "Controller", "Payroll Clerk", "Treasurer"),
            "Legal", List.of("Counsel", "Paralegal", "Compliance Officer"),
            "Research", List.of("Scientist", "Laboratory Assistant", "Principal Scientist"));

    private Departments() {}

    static List<String> titles(String department) {
        return TITLES.getOrDefault(department, ANY_TITLE);
    }
}
