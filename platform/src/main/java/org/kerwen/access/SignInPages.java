package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.SignIn.Outcome;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The way in, the way out, and who you are once more before what matters. */
@RestController
final class SignInPages {
    private final Desk desk;
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final Origins origins;

    SignInPages(Desk desk, SignIn signIn, SessionCookie cookie, Origins origins) {
        this.desk = desk;
        this.signIn = signIn;
        this.cookie = cookie;
        this.origins = origins;
    }

    @Open(why = "It is the way in, and the same for everybody.")
    @GetMapping("/app/sign-in")
    ResponseEntity<byte[]> signIn(HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
        if (Desk.signedIn(request).isPresent()) {
            return desk.answers().goTo(Next.orWork(next));
        }
        Texts texts = desk.texts(request, null);
        return desk.show(signInPage(request, texts, "", next, null));
    }

    @Open(why = "It is the way in; it says the same whatever was wrong.")
    @PostMapping("/app/sign-in")
    ResponseEntity<byte[]> begin(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next) {
        return switch (signIn.begin(address, password.toCharArray(), code, origins.of(request))) {
            case Outcome.Begun begun -> withCookie(desk.answers().goTo(Next.orWork(next)), cookie.set(begun.cookie()));
            case Outcome.Refused refused -> {
                Texts texts = desk.texts(request, null);
                yield refusal(refused, signInPage(request, texts, address, next, sentence(refused, texts)));
            }
        };
    }

    @Open(why = "Whoever is not signed in is signed out.")
    @PostMapping("/app/sign-out")
    ResponseEntity<byte[]> end(HttpServletRequest request) {
        return Desk.signedIn(request)
                .map(signed -> {
                    signIn.end(signed);
                    String to = "/app/sign-in?done=signed-out&language=" + signed.language();
                    return withCookie(desk.answers().goTo(to), cookie.clear());
                })
                .orElseGet(() -> desk.answers().goTo("/app/sign-in"));
    }

    @Demands("account.change")
    @GetMapping("/app/confirm")
    ResponseEntity<byte[]> confirm(
            HttpServletRequest request, Signed signed, @RequestParam(defaultValue = "") String next) {
        return desk.show(confirmPage(request, signed, next, null));
    }

    @Demands("account.change")
    @PostMapping("/app/confirm")
    ResponseEntity<byte[]> confirmed(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next) {
        return switch (signIn.confirm(signed, password.toCharArray(), code, origins.of(request))) {
            case Outcome.Begun begun -> desk.answers().goTo(Next.orWork(next));
            case Outcome.Refused refused ->
                refusal(refused, confirmPage(request, signed, next, sentence(refused, desk.texts(signed))));
        };
    }

    private FormPage signInPage(
            HttpServletRequest request, Texts texts, String address, String next, @Nullable String refusal) {
        AppFrame frame = desk.frame(request, texts, texts.get("access.signIn.title"));
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("language", texts.language().tag());
        if (Next.isOurs(next)) {
            hidden.put("next", next);
        }
        return new FormPage(
                frame,
                Head.of(texts.get("access.signIn.title")).saying("ok", Desk.done(request, texts)),
                Form.of(
                                frame,
                                "/app/sign-in",
                                List.of(
                                        Field.of("email", "address", texts.get("access.field.address"))
                                                .value(address)
                                                .longest(254)
                                                .complete("username"),
                                        password(texts),
                                        code(texts)),
                                texts.get("access.signIn.button"))
                        .with(hidden)
                        .refused(refusal),
                List.of(aside(texts, "lostTelephone"), aside(texts, "lostPassword"), aside(texts, "noAccount")));
    }

    private FormPage confirmPage(HttpServletRequest request, Signed signed, String next, @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.confirm.title"));
        return new FormPage(
                frame,
                Head.of(texts.get("access.confirm.title"), texts.get("access.confirm.why")),
                Form.of(
                                frame,
                                "/app/confirm",
                                List.of(password(texts), code(texts)),
                                texts.get("access.confirm.button"))
                        .with(Map.of("next", Next.orWork(next)))
                        .refused(refusal),
                List.of());
    }

    private static Field password(Texts texts) {
        return Field.of("password", "password", texts.get("access.field.password"))
                .complete("current-password");
    }

    private static Field code(Texts texts) {
        return Field.of("code", "code", texts.get("access.field.code"))
                .hint(texts.get("access.field.code.hint"))
                .longest(20)
                .complete("one-time-code");
    }

    private static FormPage.Aside aside(Texts texts, String what) {
        return new FormPage.Aside(
                texts.get("access.signIn." + what), List.of(texts.get("access.signIn." + what + ".text")), null);
    }

    private static String sentence(Outcome.Refused refused, Texts texts) {
        return switch (refused.reason()) {
            case WRONG -> texts.get("access.signIn.wrong");
            case TOO_MANY -> texts.get("access.signIn.tooMany", Map.of("minutes", minutes(refused.pause())));
            case BUSY -> texts.get("access.refusal.busy");
        };
    }

    /** Whole minutes, never fewer than one, so that whoever waits so long has waited long enough. */
    private static long minutes(@Nullable Duration pause) {
        return pause == null ? 1 : Math.max(1, pause.plusSeconds(59).toMinutes());
    }

    private ResponseEntity<byte[]> refusal(Outcome.Refused refused, FormPage page) {
        HttpStatus status = switch (refused.reason()) {
            case WRONG -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        ResponseEntity<byte[]> answer = desk.answers().page(status, new View("app/form.jte", page));
        long seconds = refused.pause() == null ? 5 : Math.max(1, refused.pause().toSeconds());
        return refused.reason() == SignIn.Reason.WRONG
                ? answer
                : with(answer, HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }

    static ResponseEntity<byte[]> withCookie(ResponseEntity<byte[]> answer, String value) {
        return with(answer, HttpHeaders.SET_COOKIE, value);
    }

    private static ResponseEntity<byte[]> with(ResponseEntity<byte[]> answer, String header, String value) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(header, value)
                .body(answer.getBody());
    }
}
