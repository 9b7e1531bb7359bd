package org.engagementledger.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleCharactersTest {
  @ParameterizedTest
  @ValueSource(
      ints = {0x200B, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041})
  void whatTurnsTheDirectionOrCannotBeSeenIsFoundAndMarked(int character) {
    String text = "not " + Character.toString(character) + "endorsed";
    String name = "U+%04X".formatted(character);
    assertThat(InvisibleCharacters.in(text)).contains(name);
    assertThat(InvisibleCharacters.marked(text)).isEqualTo("not [" + name + "]endorsed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\u05E9\u200F\u05DC",
        "\u06CC\u200C\u0647",
        "\uD83D\uDE00",
        "so\u00ADft"
      })
  void whatLanguagesNeedIsLeft(String text) {
    assertThat(InvisibleCharacters.in(text)).isEmpty();
    assertThat(InvisibleCharacters.marked(text)).isEqualTo(text);
  }

  @Test
  void eachIsMarked() {
    assertThat(InvisibleCharacters.marked("\u202E1\u202C2")).isEqualTo("[U+202E]1[U+202C]2");
  }
}
