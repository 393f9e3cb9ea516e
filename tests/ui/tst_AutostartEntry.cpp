// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AutostartEntry.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_AutostartEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotesTheProgramForADesktopFile()
    {
        QCOMPARE(desktopEntry(u"/opt/50% \"a\" $b\\c/cuegate"_s),
                 R"([Desktop Entry]
Type=Application
Name=Cuegate
Icon=cuegate
Exec="/opt/50%% \\"a\\" \\$b\\\\c/cuegate" --hidden
X-GNOME-Autostart-enabled=true
)");
    }

    void writesAPropertyListForMacOs()
    {
        const QString program = u"/Applications/<Film & Co>/Cuegate.app/Contents/MacOS/cuegate"_s;
        const QByteArray text = launchAgent(program);
        QVERIFY(text.contains("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""));
        // Keys and values as launchd reads them, without markup.
        QXmlStreamReader xml(text);
        QStringList words;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                words << xml.text().toString();
            if (xml.isStartElement() && xml.name() == "true"_L1)
                words << u"true"_s;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(words, (QStringList{u"Label"_s, u"cuegate"_s, u"ProgramArguments"_s, program, u"--hidden"_s,
                                     u"RunAtLoad"_s, u"true"_s, u"LimitLoadToSessionType"_s, u"Aqua"_s,
                                     u"ProcessType"_s, u"Interactive"_s}));
    }

    void quotesTheProgramForTheRegistry()
    {
        QCOMPARE(runCommand(u"C:/Program Files/Cuegate/cuegate.exe"_s),
                 u"\"C:\\Program Files\\Cuegate\\cuegate.exe\" --hidden"_s);
    }
};

QTEST_APPLESS_MAIN(tst_AutostartEntry)
#include "tst_AutostartEntry.moc"
