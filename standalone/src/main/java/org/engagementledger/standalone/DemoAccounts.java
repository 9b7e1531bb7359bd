package org.engagementledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommandContext;
import org.engagementledger.access.accounts.AccountView;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Credential;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.embedded.files.OwnerOnlyFiles;

/**
 * The accounts of the demo, one for each role and named after it. Their passwords are made here and
 * kept in the data folder, in a file that only its owner can read.
 */
public final class DemoAccounts {
  private static final String FILE = "sign-ins.txt";

  /** Without letters that look like others. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUP = 4;
  private static final int GROUPS = 4;

  private final Path file;

  private DemoAccounts(Path data) {
    this.file = data.resolve(FILE);
  }

  /**
   * How one signs in.
   *
   * @param password empty if it was set elsewhere and is not known here
   */
  public record DemoAccount(String account, Optional<String> password, Role role) {}

  /** Makes the accounts that are not there yet, and tells how to sign in with each. */
  public static List<DemoAccount> of(Accounts accounts, Path data) {
    return new DemoAccounts(data).of(accounts);
  }

  /**
   * Makes the account of the administrator if there is none of that name and no administrator. Its
   * password was seen on a screen, so it has to be changed at the first sign-in.
   */
  public static Optional<DemoAccount> first(Accounts accounts) {
    String admin = name(Role.ADMIN);
    boolean isThere =
        accounts.list().stream().anyMatch(it -> it.role() == Role.ADMIN || it.name().equals(admin));
    if (isThere) {
      return Optional.empty();
    }
    String password = password();
    var command = new AddAccount(admin, Role.ADMIN, Credential.first(password));
    var unused = accounts.execute(command, AccountCommandContext.by(AccountCommandContext.SETUP));
    return Optional.of(new DemoAccount(admin, Optional.of(password), Role.ADMIN));
  }

  /** A password of letters and digits, in four groups of four: some 79 bits. */
  static String password() {
    SecureRandom random = new SecureRandom();
    return Stream.generate(() -> group(random)).limit(GROUPS).collect(Collectors.joining("-"));
  }

  private static String group(SecureRandom random) {
    return random
        .ints(GROUP, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private List<DemoAccount> of(Accounts accounts) {
    Map<String, String> known = new LinkedHashMap<>(read());
    List<String> there = accounts.list().stream().map(AccountView::name).toList();
    List<Role> missing =
        Arrays.stream(Role.values()).filter(role -> !there.contains(name(role))).toList();
    missing.forEach(role -> known.put(name(role), password()));
    write(known);
    missing.forEach(role -> created(accounts, role, known.getOrDefault(name(role), "")));
    return Arrays.stream(Role.values())
        .map(role -> new DemoAccount(name(role), Optional.ofNullable(known.get(name(role))), role))
        .toList();
  }

  private static DemoAccount created(Accounts accounts, Role role, String password) {
    accounts.create(name(role), password, role);
    return new DemoAccount(name(role), Optional.of(password), role);
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, String> read() {
    try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.of()) {
      return lines
          .map(line -> line.split("\\s+", 2))
          .filter(words -> words.length == 2)
          .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    } catch (IOException unreadable) {
      throw new StartupFailed(file + " cannot be read.", unreadable);
    }
  }

  private void write(Map<String, String> passwords) {
    String text =
        passwords.entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      if (Files.notExists(file)) {
        OwnerOnlyFiles.createFile(file);
      }
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
