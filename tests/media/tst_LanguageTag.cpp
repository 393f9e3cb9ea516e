// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/LanguageTag.h"

#include <QTest>

using namespace cuegate;

class tst_LanguageTag : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheShortestThereIs_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QByteArray>("tag");
        const auto row = [](const char *language, const char *tag) {
            QTest::newRow(*language ? language : "none") << QString::fromUtf8(language) << QByteArray(tag);
        };
        row("eng", "en");
        row("spa", "es");
        row("ita", "it");
        row("ger", "de"); // bibliographic
        row("deu", "de"); // terminological
        row("chi", "zh");
        row("nor", "no");
        row("nob", "nb");
        row("tgl", "tl");
        row("no", "no");
        row("fil", "fil"); // there is none of two letters
        row("mul", "mul");
        row("qaa", "qaa");
        row("xx", "xx");
        row("pt-BR", "pt-BR");
        row("eng-GB", "en-GB");
        row("und", "");
        row("", "");
        row("e\"n", "");
        row("fran\xC3\xA7", "");
    }
    void isTheShortestThereIs()
    {
        QFETCH(const QString, language);
        QTEST(languageTag(language), "tag");
    }
};

QTEST_GUILESS_MAIN(tst_LanguageTag)
#include "tst_LanguageTag.moc"
