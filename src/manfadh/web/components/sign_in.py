"""Signing in and out, locking the screen, changing officers at a booth."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from manfadh.apps.govern.accounts.selectors import User, get_officer_name, is_suspended, roles_of
from manfadh.apps.govern.accounts.services import (
    AccountRefused,
    PasskeyOpened,
    check_passkey,
    check_password,
    check_second_factor,
    site_at,
)
from manfadh.web.components import sessions
from manfadh.web.components.going import go, go_to, page_before, safe_path
from manfadh.web.components.languages import speak
from manfadh.web.components.passkeys import passkeys_at
from manfadh.web.components.sign_in_forms import CodeForm, SignInForm, UnlockForm
from manfadh.web.components.viewer import (
    OfficerRequest,
    even_while_locked,
    for_any_officer,
    public,
)

# The first page of each role, the most urgent work first; the others are reached from there.
FIRST_PAGES = (
    ("booth_officer", "booth"),
    ("secondary_officer", "secondary"),
    ("shift_supervisor", "port"),
    ("port_director", "port"),
    ("commission_analyst", "headquarters"),
    ("protection_officer", "protection"),
    ("data_protection_officer", "privacy"),
    ("inspector", "inspector"),
    ("list_keeper", "lists"),
    ("administrator", "administration"),
    ("policy_officer", "places"),
    ("lead_assessor", "frameworks"),
    ("assessor", "frameworks"),
    ("programme_manager", "programme-gaps"),
    ("steering_member", "programme-ranking"),
    ("passports_desk_officer", "desk"),
    ("residence_officer", "desk"),
    ("customs_officer", "desk"),
    ("port_health_officer", "desk"),
    ("agriculture_officer", "desk"),
    ("standards_officer", "desk"),
    ("security_officer", "desk"),
    ("ports_company_officer", "desk"),
)


def first_page(roles: frozenset[str]) -> str | None:
    """The name of the page on which the work of these roles begins, or None."""
    return next((page for role, page in FIRST_PAGES if role in roles), None)


@for_any_officer
def home(request: OfficerRequest) -> HttpResponse:
    """Send each officer to the page of their role; without one, say so."""
    page = first_page(roles_of(request.user))
    return go(request, page) if page else render(request, "components/no_post.html")


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password."""
    if request.method != "POST" and request.user.is_authenticated:
        return go(request, "lock" if sessions.is_locked(request) else "home")
    return _ask_password(request, "components/sign_in.html")


@even_while_locked
@sensitive_post_parameters("password")
def change_officer(request: OfficerRequest) -> HttpResponse:
    """Let another officer sign in over this one, whose screen is locked meanwhile."""
    sessions.lock(request, page_before(request))
    return _ask_password(request, "components/change_officer.html")


@public
@never_cache
@sensitive_post_parameters("code")
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Ask an officer whose password was right for the code."""
    user = sessions.find_awaited(request)
    if user is None:
        return go(request, "sign-in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            check_second_factor(
                user=user, code=form.cleaned_data["code"], address=_address(request)
            )
        except AccountRefused as refusal:
            form.add_error("code", str(refusal))
        else:
            return _begin(request, user, safe_path(request, request.GET.get("next", "/")))
    return render(request, "components/sign_in_code.html", {"form": form}, status=_status(form))


@even_while_locked
def lock(request: OfficerRequest) -> HttpResponse:
    """Lock the screen, and ask for the password that unlocks it."""
    if request.method == "POST":
        sessions.lock(request, page_before(request))
        return go(request, "lock")
    if not sessions.is_locked(request):
        return go(request, "home")
    return _show_lock(request, UnlockForm())


@even_while_locked
@require_POST
@sensitive_post_parameters("password")
def unlock(request: OfficerRequest) -> HttpResponse:
    """Unlock the screen for the officer who locked it, on the page where it was."""
    form = UnlockForm(request.POST)
    if form.is_valid():
        try:
            check_password(
                username=request.user.username,
                password=form.cleaned_data["password"],
                address=_address(request),
            )
        except AccountRefused as refusal:
            form.add_error("password", str(refusal))
        else:
            return go_to(request, sessions.unlock(request))
    return _show_lock(request, form)


@public
@never_cache
@require_POST
@sensitive_post_parameters()
def sign_in_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in by a passkey: both factors at once."""
    return _open_by_passkey(request, "components/sign_in.html")


@even_while_locked
@require_POST
@sensitive_post_parameters()
def change_officer_passkey(request: OfficerRequest) -> HttpResponse:
    """Let another officer sign in by a passkey over this one."""
    return _open_by_passkey(request, "components/change_officer.html")


@even_while_locked
@require_POST
@sensitive_post_parameters()
def unlock_passkey(request: OfficerRequest) -> HttpResponse:
    """Unlock the screen by a passkey of the officer who locked it."""
    try:
        opened = _check_passkey(request, holder=request.user)
    except AccountRefused as refusal:
        return _show_lock(request, UnlockForm(), str(refusal))
    sessions.note_passkey(request, opened.passkey_id)
    return go_to(request, sessions.unlock(request))


@even_while_locked
@require_POST
def sign_out(request: OfficerRequest) -> HttpResponse:
    """End the session."""
    sessions.close(request)
    return go(request, "sign-in")


def _ask_password(request: HttpRequest, template: str) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            user = check_password(**form.cleaned_data, address=_address(request))
        except AccountRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _go_on(request, user)
    return _show_sign_in(request, template, form)


def _show_sign_in(
    request: HttpRequest, template: str, form: SignInForm, problem: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "officer_name": _name_of(request),
        "passkeys": passkeys_at(request, problem),
        "passkey_query": f"?{query}" if (query := request.GET.urlencode()) else "",
    }
    return render(request, template, context, status=422 if problem else _status(form))


def _open_by_passkey(request: HttpRequest, template: str) -> HttpResponse:
    try:
        opened = _check_passkey(request)
    except AccountRefused as refusal:
        return _show_sign_in(request, template, SignInForm(), str(refusal))
    return _begin(request, opened.user, _path_on(request), passkey_id=opened.passkey_id)


def _check_passkey(request: HttpRequest, holder: User | None = None) -> PasskeyOpened:
    return check_passkey(
        site=site_at(request.get_host()),
        state=sessions.take_asked(request),
        answer=request.POST.get("answer", ""),
        address=_address(request),
        holder=holder,
    )


def _path_on(request: HttpRequest) -> str:
    # The path leads on for who signs in anew; who takes over a booth begins at their own page.
    path = "/" if request.user.is_authenticated else request.GET.get("next", "/")
    return safe_path(request, path)


def _go_on(request: HttpRequest, user: User) -> HttpResponse:
    path = _path_on(request)
    if user.has_second_factor:
        sessions.await_code(request, user)
        return go(request, "sign-in-code", back_to=path)
    return _begin(request, user, path)


def _begin(
    request: HttpRequest, user: User, path: str, *, passkey_id: UUID | None = None
) -> HttpResponse:
    if is_suspended(user):
        return go(request, "sign-in")
    sessions.open_for(request, user, passkey_id=passkey_id)
    response = redirect(path)
    speak(response, user.language)
    return response


def _show_lock(request: OfficerRequest, form: UnlockForm, problem: str = "") -> HttpResponse:
    context = {
        "form": form,
        "officer_name": _name_of(request),
        "passkeys": passkeys_at(request, problem),
    }
    status = 422 if problem else _status(form)
    return render(request, "components/lock.html", context, status=status)


def _name_of(request: HttpRequest) -> str:
    if not request.user.is_authenticated:
        return ""
    return get_officer_name(request.user.officer_id) or request.user.username


def _status(form: SignInForm | UnlockForm | CodeForm) -> int:
    return 422 if form.errors else 200


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
