/// A badge with what real ones carry: criteria, alignments, two results; 3 KB when it is signed.
let badgeTemplate = """
  {
    "type": "CredentialTemplate/1",
    "name": "Data Analysis with Open Tools",
    "issuer": {
      "id": "did:web:university.example",
      "type": [
        "Profile"
      ],
      "name": "Example University of Technology",
      "url": "https://university.example/",
      "email": "registrar@university.example",
      "address": {
        "type": [
          "Address"
        ],
        "addressCountry": "IN",
        "addressLocality": "Bengaluru",
        "postalCode": "560001"
      }
    },
    "validFor": "P3Y",
    "awardedDate": "2026-02-20T10:00:00Z",
    "achievement": {
      "id": "https://university.example/achievements/data-analysis-101",
      "type": [
        "Achievement"
      ],
      "achievementType": "MicroCredential",
      "name": "Data Analysis with Open Tools",
      "description": "The learner cleans, explores and visualises tabular data with open-source tools, and explains the result to people who decide.",
      "criteria": {
        "id": "https://university.example/achievements/data-analysis-101/criteria",
        "narrative": "Pass the proctored exam with at least 60 points and hand in a project that two assessors marked independently."
      },
      "creditsAvailable": 4.0,
      "fieldOfStudy": "Data science",
      "tag": [
        "data",
        "statistics",
        "python",
        "visualisation"
      ],
      "alignment": [
        {
          "type": [
            "Alignment"
          ],
          "targetName": "EQF level 5",
          "targetUrl": "https://europa.eu/europass/eqf/5",
          "targetFramework": "European Qualifications Framework",
          "targetType": "CTDL",
          "targetCode": "5"
        },
        {
          "type": [
            "Alignment"
          ],
          "targetName": "NSQF level 5",
          "targetUrl": "https://ncvet.example/nsqf/5",
          "targetFramework": "National Skills Qualifications Framework",
          "targetCode": "5"
        }
      ],
      "resultDescription": [
        {
          "id": "urn:uuid:f6ab24cd-86e8-4eaf-b8c6-ded74e8fd41c",
          "type": [
            "ResultDescription"
          ],
          "name": "Final exam",
          "resultType": "Percent",
          "valueMin": "0",
          "valueMax": "100",
          "requiredValue": "60"
        },
        {
          "id": "urn:uuid:f6ab24cd-86e8-4eaf-b8c6-ded74e8fd41d",
          "type": [
            "ResultDescription"
          ],
          "name": "Project",
          "resultType": "LetterGrade",
          "allowedValue": [
            "D",
            "C",
            "B",
            "A"
          ],
          "requiredValue": "C"
        }
      ]
    }
  }
  """
