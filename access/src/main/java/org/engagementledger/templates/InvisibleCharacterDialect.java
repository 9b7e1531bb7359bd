package org.engagementledger.templates;

import java.util.Set;
import org.engagementledger.text.InvisibleCharacters;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Shows on every page what is invisible in a text and makes it read otherwise than it is, by marks.
 */
@Component
final class InvisibleCharacterDialect implements IPostProcessorDialect {
  @Override
  public String getName() {
    return "marks";
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return 1000;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, Marks.class, 1000));
  }

  /** Made by Thymeleaf for each page. */
  public static final class Marks extends AbstractTemplateHandler {
    @Override
    public void handleText(IText text) {
      String marked = InvisibleCharacters.marked(text.getText());
      super.handleText(
          marked.contentEquals(text.getText())
              ? text
              : getContext().getModelFactory().createText(marked));
    }
  }
}
