package org.engagementledger.limits;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TimedOutputStreamTest {
  private static final LimitProperties LIMITS =
      new LimitProperties(1, 1, 1, Duration.ZERO, Duration.ofSeconds(30), DataSize.ofKilobytes(16));

  private long now;

  /** Takes what is written, and lets time pass. */
  private final class Client extends ServletOutputStream {
    private final long nanosPerByte;

    Client(long nanosPerByte) {
      this.nanosPerByte = nanosPerByte;
    }

    @Override
    public void write(int octet) {
      now += nanosPerByte;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      now += nanosPerByte * length;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }

  @Test
  void whoReadsAByteASecondIsCutOff() {
    assertThatThrownBy(() -> send(1_000_000_000L)).isInstanceOf(IOException.class);
  }

  @Test
  void whoReadsFastEnoughGetsTheWhole() {
    assertThatCode(() -> send(1_000_000_000L / (20 * 1024))).doesNotThrowAnyException();
  }

  private void send(long nanosPerByte) throws IOException {
    try (TimedOutputStream out =
        new TimedOutputStream(new Client(nanosPerByte), LIMITS, () -> now)) {
      for (int i = 0; i < 10_000; i++) {
        out.write(new byte[1024]);
      }
    }
  }
}
