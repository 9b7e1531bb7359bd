package org.engagementledger.access;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which one signs in; what it sends goes to the filters. */
@Controller
final class SignInController {
  @GetMapping("/sign-in")
  String page(
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable Long wait,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(required = false) @Nullable String ended,
      @RequestParam(required = false) @Nullable String locked,
      @RequestParam(required = false) @Nullable String changed,
      Model model) {
    model.addAttribute("wrong", wrong != null);
    model.addAttribute("wait", wait == null ? 0 : wait);
    model.addAttribute("out", out != null);
    model.addAttribute("ended", ended != null);
    model.addAttribute("locked", locked != null);
    model.addAttribute("changed", changed != null);
    return "sign-in";
  }
}
