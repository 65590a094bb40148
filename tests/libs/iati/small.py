"""Schemas of our own invention, far smaller than the standard's, that are put in their place."""

_HEAD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'

COMMON = f"""{_HEAD}>
  <xs:complexType name="day"><xs:attribute name="iso-date" type="xs:date"/></xs:complexType>
</xs:schema>"""

ACTIVITIES = f"""{_HEAD}>
  <xs:include schemaLocation="iati-common.xsd"/>
  <xs:element name="iati-activities"><xs:complexType>
    <xs:sequence><xs:element ref="iati-activity" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="version" use="required"/>
  </xs:complexType></xs:element>
  <xs:element name="iati-activity"><xs:complexType><xs:sequence>
    <xs:element name="iati-identifier" type="xs:string"/>
    <xs:element name="reporting-org" minOccurs="0">
      <xs:complexType><xs:attribute name="ref"/></xs:complexType></xs:element>
    <xs:element name="activity-status" minOccurs="0">
      <xs:complexType><xs:attribute name="code"/></xs:complexType></xs:element>
    <xs:element name="activity-date" minOccurs="0" maxOccurs="unbounded">
      <xs:complexType><xs:complexContent><xs:extension base="day">
        <xs:attribute name="type"/></xs:extension></xs:complexContent></xs:complexType></xs:element>
    <xs:element name="sector" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="code"/><xs:attribute name="percentage" type="xs:decimal"/>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>"""

ORGANISATIONS = f"""{_HEAD}>
  <xs:element name="iati-organisations"><xs:complexType>
    <xs:sequence><xs:element ref="iati-organisation" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="version" use="required"/>
  </xs:complexType></xs:element>
  <xs:element name="iati-organisation"><xs:complexType><xs:sequence>
    <xs:element name="organisation-identifier" type="xs:string"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>"""

STATUS = """<codelist name="ActivityStatus" complete="1"><codelist-items>
  <codelist-item><code>1</code></codelist-item><codelist-item><code>2</code></codelist-item>
</codelist-items></codelist>"""

FILES = {
    "iati-activities-schema.xsd": ACTIVITIES.encode(),
    "iati-organisations-schema.xsd": ORGANISATIONS.encode(),
    "iati-common.xsd": COMMON.encode(),
    "xml.xsd": f"{_HEAD}/>".encode(),
    "ActivityStatus.xml": STATUS.encode(),
}

GOOD = """<iati-activities version="2.03">
<iati-activity>
  <iati-identifier>XM-INVENTED-1-7</iati-identifier>
  <reporting-org ref="XM-INVENTED-1"/>
  <activity-status code="2"/>
</iati-activity>
</iati-activities>"""
