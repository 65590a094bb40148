"""Which attribute takes its code from which list of the standard (version 2.03)."""

from collections.abc import Iterator, Mapping

from lxml import etree

from manfadh.libs.iati.findings import Finding
from manfadh.libs.iati.reading import line_of
from manfadh.libs.iati.schemas import Codelist

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# A code without a vocabulary is of the first one; other vocabularies are not checked here.
FIRST_VOCABULARY = "1"

# (element, attribute) -> list.
LISTS = {
    ("iati-activities", "version"): "Version",
    ("iati-organisations", "version"): "Version",
    ("iati-activity", "default-currency"): "Currency",
    ("iati-organisation", "default-currency"): "Currency",
    ("iati-activity", LANG): "Language",
    ("iati-organisation", LANG): "Language",
    ("narrative", LANG): "Language",
    ("iati-activity", "budget-not-provided"): "BudgetNotProvided",
    ("reporting-org", "type"): "OrganisationType",
    ("participating-org", "type"): "OrganisationType",
    ("participating-org", "role"): "OrganisationRole",
    ("participating-org", "crs-channel-code"): "CRSChannelCode",
    ("provider-org", "type"): "OrganisationType",
    ("receiver-org", "type"): "OrganisationType",
    ("other-identifier", "type"): "OtherIdentifierType",
    ("activity-status", "code"): "ActivityStatus",
    ("activity-date", "type"): "ActivityDateType",
    ("contact-info", "type"): "ContactType",
    ("activity-scope", "code"): "ActivityScope",
    ("recipient-country", "code"): "Country",
    ("recipient-region", "vocabulary"): "RegionVocabulary",
    ("location-reach", "code"): "GeographicLocationReach",
    ("location-id", "vocabulary"): "GeographicVocabulary",
    ("administrative", "vocabulary"): "GeographicVocabulary",
    ("exactness", "code"): "GeographicExactness",
    ("location-class", "code"): "GeographicLocationClass",
    ("feature-designation", "code"): "LocationType",
    ("sector", "vocabulary"): "SectorVocabulary",
    ("tag", "vocabulary"): "TagVocabulary",
    ("country-budget-items", "vocabulary"): "BudgetIdentifierVocabulary",
    ("humanitarian-scope", "type"): "HumanitarianScopeType",
    ("humanitarian-scope", "vocabulary"): "HumanitarianScopeVocabulary",
    ("policy-marker", "vocabulary"): "PolicyMarkerVocabulary",
    ("policy-marker", "significance"): "PolicySignificance",
    ("collaboration-type", "code"): "CollaborationType",
    ("default-flow-type", "code"): "FlowType",
    ("flow-type", "code"): "FlowType",
    ("default-finance-type", "code"): "FinanceType",
    ("finance-type", "code"): "FinanceType",
    ("default-aid-type", "vocabulary"): "AidTypeVocabulary",
    ("aid-type", "vocabulary"): "AidTypeVocabulary",
    ("default-tied-status", "code"): "TiedStatus",
    ("tied-status", "code"): "TiedStatus",
    ("budget", "type"): "BudgetType",
    ("budget", "status"): "BudgetStatus",
    ("planned-disbursement", "type"): "BudgetType",
    ("total-budget", "status"): "BudgetStatus",
    ("recipient-org-budget", "status"): "BudgetStatus",
    ("recipient-country-budget", "status"): "BudgetStatus",
    ("recipient-region-budget", "status"): "BudgetStatus",
    ("value", "currency"): "Currency",
    ("loan-status", "currency"): "Currency",
    ("forecast", "currency"): "Currency",
    ("transaction-type", "code"): "TransactionType",
    ("disbursement-channel", "code"): "DisbursementChannel",
    ("document-link/category", "code"): "DocumentCategory",
    ("document-link/language", "code"): "Language",
    ("related-activity", "type"): "RelatedActivityType",
    ("condition", "type"): "ConditionType",
    ("result", "type"): "ResultType",
    ("result/reference", "vocabulary"): "ResultVocabulary",
    ("indicator/reference", "vocabulary"): "IndicatorVocabulary",
    ("indicator", "measure"): "IndicatorMeasure",
    ("other-flags", "code"): "CRSAddOtherFlags",
    ("repayment-type", "code"): "LoanRepaymentType",
    ("repayment-plan", "code"): "LoanRepaymentPeriod",
}
# element -> vocabulary -> list of its attribute `code`.
BY_VOCABULARY = {
    "recipient-region": {"1": "Region"},
    "sector": {"1": "Sector", "2": "SectorCategory", "7": "UNSDG-Goals", "8": "UNSDG-Targets"},
    "tag": {"2": "UNSDG-Goals", "3": "UNSDG-Targets"},
    "policy-marker": {"1": "PolicyMarker"},
    "default-aid-type": {
        "1": "AidType",
        "2": "EarmarkingCategory",
        "4": "CashandVoucherModalities",
    },
    "aid-type": {"1": "AidType", "2": "EarmarkingCategory", "4": "CashandVoucherModalities"},
}


def unknown_codes(element: etree._Element, codelists: Mapping[str, Codelist]) -> Iterator[Finding]:
    """The codes of one element (not of those inside it) that their list does not have.

    A list that was not handed over is not checked.
    """
    tag = element.tag
    parent = element.getparent()
    inside = f"{parent.tag}/{tag}" if parent is not None else tag
    for key, found in element.attrib.items():
        name, value = str(key), str(found)
        listed = LISTS.get((tag, name)) or LISTS.get((inside, name))
        if name == "code" and tag in BY_VOCABULARY:
            listed = BY_VOCABULARY[tag].get(element.get("vocabulary", FIRST_VOCABULARY))
        codelist = codelists.get(listed or "")
        if codelist is not None and value not in codelist.codes:
            shown = "xml:lang" if name == LANG else name
            yield Finding(
                line_of(element),
                f'{tag}/@{shown}: "{value}" is not on the codelist {codelist.name}'
                + ("." if codelist.complete else ", which is open to others."),
            )
