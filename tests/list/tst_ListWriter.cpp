// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/ListWriter.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_ListWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysAnEntryWithoutWhatItsProviderSaid();
    void letsNobodyEndAnAttributeOrLine();
    void saysAGuideAsXml();
};

void tst_ListWriter::saysAnEntryWithoutWhatItsProviderSaid()
{
    ListedEntry entry;
    entry.id = 0xab;
    entry.name = "One";
    entry.group = "News";
    entry.url = "http://provider/user/password/1.ts";
    entry.number = 3;
    entry.durationMs = 5'400'400;
    QCOMPARE(m3uEntry(entry, "http://gateway/m/x/master.m3u8"),
             "#EXTINF:5400 tvg-id=\"00000000000000ab\" tvg-chno=\"3\" group-title=\"News\",One\n"
             "http://gateway/m/x/master.m3u8\n");
    entry.channelId = "one.tv";
    const QByteArray text = m3uEntry(entry, "http://gateway/1");
    QVERIFY(text.contains(entryIdText(channelKey("ONE.tv"))));
    QVERIFY(!text.contains("one.tv"));
    QCOMPARE(m3uHead("http://gateway/epg.xml"), "#EXTM3U url-tvg=\"http://gateway/epg.xml\"\n");
    QCOMPARE(m3uHead({}), "#EXTM3U\n");
}

void tst_ListWriter::letsNobodyEndAnAttributeOrLine()
{
    ListedEntry entry;
    entry.name = "a\",http://evil/";
    entry.group = "g\" tvg-id=\"x";
    const QByteArray text = m3uEntry(entry, "http://gateway/1");
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(text.contains("group-title=\"g' tvg-id='x\""));
}

void tst_ListWriter::saysAGuideAsXml()
{
    GuideBuilder builder;
    builder.add(channelKey("one"), 0, 3'600'000, "A & <b>\xEF\xBF\xBF");
    const auto guide = builder.build();
    QCOMPARE(xmltvProgramme(*guide, guide->programmes()[0]),
             QByteArray("<programme start=\"19700101000000 +0000\" stop=\"19700101010000 +0000\" channel=\"" +
                        entryIdText(channelKey("one")) +
                        "\"><title>A &amp; &lt;b&gt;</title></programme>\n"));
    QVERIFY(xmltvChannel(1, "<One>").contains("&lt;One&gt;"));
    QXmlStreamReader whole(QByteArray(xmltvHead() + xmltvChannel(channelKey("one"), "<One>") +
                                      xmltvProgramme(*guide, guide->programmes()[0]) + xmltvFoot()));
    QStringList names;
    while (!whole.atEnd()) {
        if (whole.readNext() == QXmlStreamReader::StartElement)
            names << whole.name().toString();
    }
    QVERIFY2(!whole.hasError(), qPrintable(whole.errorString()));
    QCOMPARE(names.join(u' '), u"tv channel display-name programme title"_s);
}

QTEST_GUILESS_MAIN(tst_ListWriter)
#include "tst_ListWriter.moc"
