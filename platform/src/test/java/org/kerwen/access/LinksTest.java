package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.db.tables.records.InvitationRecord;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.keys.AccountKeys;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.WebSettings;

/** The links by which people come in. */
class LinksTest {
    private static final Language ENGLISH = new Language("en");
    private static RunningKerwen kerwen;
    private static Invitations invitations;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.start(MissionPack.SMALL, true);
        invitations = kerwen.bean(Invitations.class);
    }

    @org.junit.jupiter.api.AfterAll
    static void stop() {
        kerwen.close();
    }

    @Test
    void aLinkWorksOnce() {
        String secret = invited();
        assertThat(taken(secret)).isPresent();
        assertThat(taken(secret)).isEmpty();
        assertThat(invitations.find(secret)).isEmpty();
    }

    @Test
    void lookingAtALinkDoesNotTakeItUp() {
        String secret = invited();
        for (int time = 0; time < 3; time++) {
            assertThat(kerwen.reader().get("/app/invitation/" + secret).statusCode())
                    .isEqualTo(200);
        }
        assertThat(taken(secret)).isPresent();
    }

    @Test
    void theFirstAdministratorsLinkLivesHalfAnHour() {
        OrganisationId mission = new OrganisationId("mission");
        String secret = secret(kerwen.bean(Transactions.class)
                .run(Machine.SETUP, database -> invitations.first(database, mission, ENGLISH)));
        assertThat(at(Duration.ofMinutes(29)).find(secret)).isPresent();
        assertThat(at(Duration.ofMinutes(31)).find(secret)).isEmpty();
    }

    @Test
    void anotherLinkForTheFirstAdministratorEndsTheOneBefore() {
        OrganisationId mission = new OrganisationId("mission");
        Transactions transactions = kerwen.bean(Transactions.class);
        String before =
                secret(transactions.run(Machine.SETUP, database -> invitations.first(database, mission, ENGLISH)));
        String after =
                secret(transactions.run(Machine.SETUP, database -> invitations.first(database, mission, ENGLISH)));
        assertThat(invitations.find(before)).isEmpty();
        assertThat(invitations.find(after)).isPresent();
    }

    /** The supervisor, the adviser and the case worker are of one organisation; which role may confirm, the matrix says. */
    @Test
    void inAnOrganisationWithAKeyALostFactorNeedsASecondPerson() {
        Signed supervisor = DemoPeople.signed(kerwen, Role.SUPERVISOR);
        AccountId adviser =
                new AccountId(DemoPeople.account(kerwen, Role.ADVISER).getId());
        byte[] pair = DemoPeople.account(kerwen, Role.SUPERVISOR).getKeyPair();
        kerwen.bean(OrganisationKeys.class).create(supervisor.actor(), AccountKeys.publicHalf(pair));

        Invitations.Made made = ((Done.Yes<Invitations.Made>)
                        invitations.letInAgain(supervisor, adviser, Invitations.Kind.LOST_FACTOR))
                .result();
        assertThat(made.waits()).isTrue();
        assertThat(invitations.find(secret(made))).isEmpty();
        assertThat(taken(secret(made))).isEmpty();
        assertThat(invitations.confirm(supervisor, made.id()))
                .as("by the one who made it")
                .isInstanceOf(Done.No.class);
        assertThat(invitations.confirm(DemoPeople.signed(kerwen, Role.ADVISER), made.id()))
                .as("by the one whose it is")
                .isInstanceOf(Done.No.class);
        assertThat(invitations.find(secret(made))).isEmpty();
        Done<UUID> confirmed = invitations.confirm(DemoPeople.signed(kerwen, Role.CASE_WORKER), made.id());
        assertThat(confirmed).isInstanceOf(Done.Yes.class);
        assertThat(invitations.find(secret(made))).isPresent();
    }

    private static String invited() {
        Done<Invitations.Made> made = invitations.invite(
                DemoPeople.signed(kerwen, Role.SUPERVISOR), "Somebody invented", ENGLISH, Set.of(Role.ADVISER));
        return secret(((Done.Yes<Invitations.Made>) made).result());
    }

    private static String secret(Invitations.Made made) {
        return made.link().substring(made.link().lastIndexOf('/') + 1);
    }

    private static Optional<InvitationRecord> taken(String secret) {
        return kerwen.bean(Transactions.class).run(Machine.SIGN_IN, database -> invitations.take(database, secret));
    }

    private static Invitations at(Duration later) {
        return new Invitations(
                kerwen.bean(Transactions.class),
                kerwen.bean(Secrets.class),
                kerwen.bean(Permissions.class),
                kerwen.bean(OrganisationKeys.class),
                kerwen.bean(WebSettings.class),
                Clock.offset(Clock.systemUTC(), later));
    }
}
