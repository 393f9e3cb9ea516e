// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AutostartEntry.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace cuegate {

// Desktop Entry Specification, "The Exec key": quoted, with backslashes before what is special in quotes;
// each backslash once more for the string type, and % doubled.
static QString quoted(const QString &argument)
{
    QString text;
    for (const QChar c : argument) {
        if (c == u'"' || c == u'`' || c == u'$')
            text += u"\\\\"_s;
        else if (c == u'\\')
            text += u"\\\\\\"_s;
        else if (c == u'%')
            text += u'%';
        text += c;
    }
    return u'"' + text + u'"';
}

QByteArray desktopEntry(const QString &program)
{
    return QString(u"[Desktop Entry]\nType=Application\nName=Cuegate\nIcon=cuegate\nExec="_s +
                   quoted(program) + u" --hidden\nX-GNOME-Autostart-enabled=true\n"_s)
        .toUtf8();
}

QByteArray launchAgent(const QString &program)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeDTD(u"<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                 "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"_s);
    xml.writeStartElement(u"plist"_s);
    xml.writeAttribute(u"version"_s, u"1.0"_s);
    xml.writeStartElement(u"dict"_s);
    xml.writeTextElement(u"key"_s, u"Label"_s);
    xml.writeTextElement(u"string"_s, u"cuegate"_s);
    xml.writeTextElement(u"key"_s, u"ProgramArguments"_s);
    xml.writeStartElement(u"array"_s);
    xml.writeTextElement(u"string"_s, program);
    xml.writeTextElement(u"string"_s, u"--hidden"_s);
    xml.writeEndElement();
    xml.writeTextElement(u"key"_s, u"RunAtLoad"_s);
    xml.writeEmptyElement(u"true"_s);
    // A program with windows, not a service: only where there is a desktop, and not held back.
    xml.writeTextElement(u"key"_s, u"LimitLoadToSessionType"_s);
    xml.writeTextElement(u"string"_s, u"Aqua"_s);
    xml.writeTextElement(u"key"_s, u"ProcessType"_s);
    xml.writeTextElement(u"string"_s, u"Interactive"_s);
    xml.writeEndDocument();
    return text;
}

QString runCommand(const QString &program)
{
    // Paths hold no quotation marks there.
    return u'"' + QString(program).replace(u'/', u'\\') + u"\" --hidden"_s;
}

} // namespace cuegate
