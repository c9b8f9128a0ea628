package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final UUID MANY = new UUID(0, 1);
  private static final UUID FEW = new UUID(0, 2);

  private final Turns turns = new Turns(8);

  private static Claim of(UUID tenant) {
    UUID id = UUID.randomUUID();
    Instant now = Instant.now();
    return new Claim(
        id,
        Claim.Kind.COMMIT,
        id,
        now,
        now,
        tenant,
        id,
        new PlatformName("test"),
        null,
        0,
        false);
  }

  private List<Claim> all() {
    List<Claim> taken = new ArrayList<>();
    for (Optional<Claim> next = turns.next(); next.isPresent(); next = turns.next()) {
      taken.add(next.get());
    }
    return taken;
  }

  @Test
  void givesTenantsTheirTurnsHoweverManyOneHas() {
    for (int i = 0; i < 100; i++) {
      turns.add(of(MANY));
    }
    turns.add(of(FEW));
    turns.add(of(FEW));

    assertThat(all())
        .extracting(Claim::workspaceId)
        .startsWith(MANY, FEW, MANY, FEW, MANY);
  }

  @Test
  void leavesAPermitForWhoeverComes() {
    for (int i = 0; i < 100; i++) {
      turns.add(of(MANY));
    }
    List<Claim> first = all();
    turns.add(of(FEW));

    assertThat(first).hasSize(6);
    assertThat(all()).extracting(Claim::workspaceId).containsExactly(FEW);
  }

  @Test
  void keepsToThePermits() {
    for (int i = 0; i < 100; i++) {
      turns.add(of(UUID.randomUUID()));
    }
    List<Claim> first = all();
    turns.done(first.getFirst());

    assertThat(first).hasSize(8);
    assertThat(all()).hasSize(1);
  }

  @Test
  void keepsATenantsOwnOrder() {
    List<Claim> own = List.of(of(MANY), of(MANY), of(MANY));
    own.forEach(turns::add);

    assertThat(all()).isEqualTo(own);
  }
}
