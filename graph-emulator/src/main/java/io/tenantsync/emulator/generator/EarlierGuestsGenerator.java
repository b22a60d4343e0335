package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.organisation.EarlierGuests;
import java.util.List;

/** Guests from before: some are people of another tenant, some strangers, some look like somebody they are not. */
final class EarlierGuestsGenerator {
    private static final List<String> STRANGERS = List.of(
            "Robin Zupanc|robin@adatum.com",
            "Sanne Postma|s.postma@proseware.com",
            "Tomasz Bochenek|tomasz@northwindtraders.com",
            "Yuki Arai|yuki.arai@litwareinc.com",
            "Chris Green|chris@alpineskihouse.com",
            "Amara Obi|amara@fourthcoffee.com");

    private final long seed;
    private final Tenant host;
    private final Tenant home;
    private int number;

    EarlierGuestsGenerator(long seed, Tenant host, Tenant home) {
        this.seed = seed;
        this.host = host;
        this.home = home;
    }

    /** The first people of the home tenant, after its head, are the ones; then come strangers. */
    void generate(EarlierGuests guests) {
        int person = 1;
        int people = home.objects().size();
        for (int i = 0; i < guests.samePeople() && person < people; i++) {
            ObjectVersion known = home.objects().at(person++).current();
            add(name(known), mail(known), mail(known));
        }
        for (int i = 0; i < guests.colliding() && person < people; i++) {
            ObjectVersion known = home.objects().at(person++).current();
            String formerAddress = "consultant" + i + "@litwareinc.com";
            add(name(known) + " (consultant)", formerAddress, mail(known));
        }
        for (int i = 0; i < guests.strangers(); i++) {
            String[] stranger = STRANGERS.get(i % STRANGERS.size()).split("\\|");
            String address = i < STRANGERS.size() ? stranger[1] : i + "." + stranger[1];
            add(stranger[0], address, address);
        }
    }

    private void add(String name, String invitedAddress, String mail) {
        String initialDomain = host.profile().initialDomain();
        Draw draw = Draw.of(seed, host.profile().tenantId(), "earlier guest", number++);
        UserBuilder guest = new UserBuilder(draw.id())
                .created(draw.below(50_000))
                .set(UserSchema.DISPLAY_NAME, name)
                .guest(invitedAddress, mail, initialDomain);
        host.load(guest.id(), ObjectType.USER, guest.version());
    }

    private static String name(ObjectVersion user) {
        return String.valueOf(user.text(UserSchema.DISPLAY_NAME));
    }

    private static String mail(ObjectVersion user) {
        return String.valueOf(user.text(UserSchema.MAIL));
    }
}
