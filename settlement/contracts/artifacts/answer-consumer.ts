/**
 * Generated from AnswerConsumer.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 de59f0314229c2070c81af0fb2d867cc3c7b34c5119286073ab4feb37733e774
 * @module
 */

export const answerConsumerAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IVerdicts",
        "name": "verdicts_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "AlreadyAnswered",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "AnswerUnbound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "Disputed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "NotDue",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "batch",
        "type": "uint64"
      }
    ],
    "name": "NotFinal",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "OtherAnswer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "OtherModel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "OtherRequest",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "UnknownQuestion",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "Void",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "ids",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "isFinal",
        "type": "bool"
      }
    ],
    "name": "Answered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      }
    ],
    "name": "Asked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "TakenBack",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes[]",
                "name": "claims",
                "type": "bytes[]"
              },
              {
                "internalType": "bytes[]",
                "name": "publicKeys",
                "type": "bytes[]"
              },
              {
                "internalType": "bytes[]",
                "name": "signatures",
                "type": "bytes[]"
              }
            ],
            "internalType": "struct Work",
            "name": "work",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "ids",
            "type": "bytes"
          }
        ],
        "internalType": "struct AnswerConsumer.Proof",
        "name": "proof",
        "type": "tuple"
      }
    ],
    "name": "answer",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "ask",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "asked",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "questionOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "asker",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint128",
        "name": "reward",
        "type": "uint128"
      },
      {
        "internalType": "bytes32",
        "name": "answerHash",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "reader",
    "outputs": [
      {
        "internalType": "contract IClaimReader",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "requestId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "requestSalt",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "takeBack",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "verdicts",
    "outputs": [
      {
        "internalType": "contract IVerdicts",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const answerConsumerBytecode = '0x60e0346100c457601f611f3238819003918201601f19168301916001600160401b038311848410176100c8578084926060946040528339810103126100c4578051906001600160a01b03821682036100c4576020810151906001600160a01b03821682036100c45760400151916001600160a01b03831683036100c45760805260a05260c052604051611e5590816100dd8239608051818181610319015261054a015260a0518181816102c90152610792015260c05181818161038501526105e90152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c908163440cb889146114d9575080637117313f146112b557806374b8a3a91461129757806378c9ec25146103cf578063815ff1ac146103a957806381fa0f2414610359578063a5623a2f1461033d578063cb23bcb5146102ed578063d4fc42c61461029d5763dd6958381461008a575f80fd5b3461029957602060031936011261029957600435805f52600160205260405f20604051916100b7836115de565b73ffffffffffffffffffffffffffffffffffffffff825416835273ffffffffffffffffffffffffffffffffffffffff6001830154166020840152600282015460408401526003820154606084015260048201549161011b60ff841660808601611669565b600560a085019167ffffffffffffffff8560081c1683526fffffffffffffffffffffffffffffffff60c087019560481c168552015460e0850190815273ffffffffffffffffffffffffffffffffffffffff8551161561026d57516102415767ffffffffffffffff90511680421115610216575073ffffffffffffffffffffffffffffffffffffffff61021493826fffffffffffffffffffffffffffffffff935f5260016020525f60056040822082815582600182015582600282015582600382015582600482015501557fb0ad2946e51a400f4443433ff8493c37ef21907d6007fd703c2109c73a93988c5f80a2511691511690611c48565b005b7f4ea91b0d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f4680c144000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b827fae8dc287000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f80fd5b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610299575f6003193601126102995760205f54604051908152f35b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102995760206003193601126102995760206103c7600435611abb565b604051908152f35b346102995760406003193601126102995760243560043567ffffffffffffffff82116102995781600401823603916101e060031984011261029957805f52600160205260405f209073ffffffffffffffffffffffffffffffffffffffff8254161561126c576005820191825461024157602486019161044d81611abb565b6044880135818114801590611226575b6111f8575050600282015460a48801358181036111ca57505061048085806116cc565b9261048f610144890187611bf4565b906104cd604051967f4865bbfc00000000000000000000000000000000000000000000000000000000885261016060048901526101648801906117d1565b6104da60248801856118d1565b6101248b0135610124880152600319878203016101448801528281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116102995786809260209260409560051b8092858301370103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa938415611034575f9461118a575b5060048301549660ff8816600281101561115d5760011480611155575b61110a5760848901356040517f7b96882b00000000000000000000000000000000000000000000000000000000815281600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015611034575f906110cd575b60ff915016600181146110a157611076575061063487806116cc565b916101648a0191610645838a6116ff565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd6101848d01359101811215610299578b019060048201359167ffffffffffffffff831161029957602401928260061b36038413610299576107556106ea969493926020926106f5604051998a987fc500c8c0000000000000000000000000000000000000000000000000000000008a5261016060048b01526101648a01906117d1565b9160248901906118d1565b6003198782030161012488015261074761073c6107236107158580611960565b6060865260608601916119b3565b61072f87860186611960565b90858303898701526119b3565b926040810190611960565b9160408185039101526119b3565b600319858203016101448601528281520191905f5b81811061103f575050509080602092038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561103457611001575b6107d491506107e36107da6107d4838a6116ff565b80611bf4565b939092896116ff565b5f1981019391508311610bd557821015610fd4576108069160051b810190611a30565b93906040948551906108188783611628565b60058083527f636c61696d00000000000000000000000000000000000000000000000000000060209093018390525f928190610fc4565b60081c9060f81b175f6108635f8588611d18565b9194909403610e37575f905b848210610e635750505050508115610e375786519161088e8884611628565b600c8084527f616e73776572436f6d6d6974000000000000000000000000000000000000000060209094018490525f9360059190610e27565b60081c9060f81b175f6108db848689611d18565b9194909403610dfb575f905b848210610c8c5750505050508215610c0257506007610907838386611d18565b5091149081610c81575b50610c5957816109246002938386611d18565b94909103610c2d57602003610c0257506020820192838311610bd557818411610ba95790610953939291611ccb565b61095c91611ce3565b84516109688682611628565b6019815260208101997f7665696c6d6573682f616e737765722d636f6d6d69742f7631000000000000008b526101c481019a6109a48c8b611a30565b9290506109b18d8c611a30565b8092918b5195869560208701987c19000000000000000000000000000000000000000000000000000000008a52518091602489015e860193602485017c200000000000000000000000000000000000000000000000000000000090526101a40135602885015260e01b7fffffffff00000000000000000000000000000000000000000000000000000000166048840152604c83013701602401602881015f9052036028017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe081018252610a849082611628565b8651918291518091835e81015f815203905a915f916002602094fa15610b9f575f5103610b7757610ab58887611a30565b9094610ac082611a81565b92610acd82519485611628565b82845260208401963684820111610299576102149b6fffffffffffffffffffffffffffffffff9a73ffffffffffffffffffffffffffffffffffffffff9a8a7fd4571728819de62037d2d36f3fb98cc36c01993f646995f88781e9374742bc31985f60208a60019f9b610b4c99610b5e9d37830101525190209055611a30565b93908351948486958652850191611793565b90151560208301520390a20154169160481c1690611c48565b7f8b0c280b000000000000000000000000000000000000000000000000000000005f5260045ffd5b84513d5f823e3d90fd5b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f450a5eee000000000000000000000000000000000000000000000000000000005f5260045ffd5b60169150148c610911565b6003610c9982898c611d18565b9192909203610ba957601f8211610ba95790610ccf610cc98c84610cc1858e98978985611e3e565b968792611ccb565b90611ce3565b60081c9060f81b1793841115610c025750838314610df3575b600190815b610cfd57600191509101906108e7565b610d0881898c611d18565b9190928291600281148015610de9575b15610d3e5750505090610d2c91898c611e3e565b905b8015610bd5575f19019081610ced565b919492509060048103610d5c57505090610d5791611cff565b610d2e565b60058103610d9c5750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203610bd557610d579160011b90611cff565b90919260068214918215610db7575b5050610c025750610d2e565b600714915081610dca575b505f80610dab565b6014811091508115610dde575b505f610dc2565b60169150115f610dd7565b5060038114610d18565b965086610ce8565b847ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f198260200360031b1b166108c7565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b6003610e7082888b611d18565b9192909203610ba957601f8211610ba95790610e98610cc98b84610cc1858d98978985611e3e565b60081c9060f81b1793841115610c025750838314610fbc575b600190815b610ec6576001915091019061086f565b610ed181888b611d18565b9190928291600281148015610fb2575b15610f075750505090610ef591888b611e3e565b905b8015610bd5575f19019081610eb6565b919492509060048103610f2557505090610f2091611cff565b610ef7565b60058103610f655750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203610bd557610f209160011b90611cff565b90919260068214918215610f80575b5050610c025750610ef7565b600714915081610f93575b505f80610f74565b6014811091508115610fa7575b505f610f8b565b60169150115f610fa0565b5060038114610ee1565b955085610eb1565b5f198260200360031b1b1661084f565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b6020823d60201161102c575b8161101a60209383611628565b81010312610299576107d491506107bf565b3d915061100d565b6040513d5f823e3d90fd5b919350916040806001928635815267ffffffffffffffff611062602089016115c9565b16602082015201940191019185939261076a565b7f3c2f805a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507fca70e7ae000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d602011611102575b816110e760209383611628565b81010312610299575160ff811681036102995760ff90610618565b3d91506110da565b602061111688806116cc565b013567ffffffffffffffff8116809103610299577fbb3c27bd000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b508415610597565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b9093506040813d6040116111c2575b816111a660409383611628565b810103126102995760200151801515810361029957928861057a565b3d9150611199565b7f0be36115000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fb30b96d8000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5060c489013573ffffffffffffffffffffffffffffffffffffffff81168091036102995773ffffffffffffffffffffffffffffffffffffffff600186015416141561045d565b7fae8dc287000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346102995760206003193601126102995760206103c7600435611675565b60a06003193601126102995760043573ffffffffffffffffffffffffffffffffffffffff811680910361029957602435604435916064356002811015610299576084359367ffffffffffffffff8516809503610299575f545f198114610bd55760010193845f5560405190611329826115de565b33825260208201938585526040830190828252606084019480865260808501956113538388611669565b60a086019a8b5260c08601936fffffffffffffffffffffffffffffffff3416855273ffffffffffffffffffffffffffffffffffffffff60e08801995f8b528c5f526001602052818060405f209a5116167fffffffffffffffffffffffff00000000000000000000000000000000000000008a5416178955511673ffffffffffffffffffffffffffffffffffffffff6001890191167fffffffffffffffffffffffff000000000000000000000000000000000000000082541617905551600287015551600386015560048501955194600286101561115d5760058a987fc01d8ee0c6faf63e6e5a9f80390511cdb0d5e65e9a1d9fd952bdeb0134f3c145986060986114d09760209f7fffffffffffffff0000000000000000000000000000000000000000000000000060ff78ffffffffffffffffffffffffffffffff00000000000000000068ffffffffffffffff008754945160081b16945160481b169416911617171790555191015560405193845289840152604083019061159b565ba3604051908152f35b3461029957602060031936011261029957610100906004355f52600160205260405f206fffffffffffffffffffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff8254169173ffffffffffffffffffffffffffffffffffffffff6001820154166002820154600383015491600560048501549401549587526020870152604086015260608501526115786080850160ff831661159b565b67ffffffffffffffff8160081c1660a085015260481c1660c083015260e0820152f35b90600282101561115d5752565b359073ffffffffffffffffffffffffffffffffffffffff8216820361029957565b359067ffffffffffffffff8216820361029957565b610100810190811067ffffffffffffffff8211176115fb57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176115fb57604052565b600282101561115d5752565b805f52600160205273ffffffffffffffffffffffffffffffffffffffff600160405f2001541660405190602082019246845230604084015260608301526080820152608081526116c660a082611628565b51902090565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea181360301821215610299570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa181360301821215610299570190565b359063ffffffff8216820361029957565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561029957016020813591019167ffffffffffffffff821161029957813603831361029957565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b9073ffffffffffffffffffffffffffffffffffffffff6117f0836115a8565b16815267ffffffffffffffff611808602084016115c9565b166020820152604082013560408201526060820135606082015263ffffffff61183360808401611732565b16608082015260a082013560a082015267ffffffffffffffff61185860c084016115c9565b1660c082015267ffffffffffffffff61187360e084016115c9565b1660e082015261014067ffffffffffffffff6118ca826118ae61189a610100880188611743565b610160610100890152610160880191611793565b95836118bd61012083016115c9565b16610120870152016115c9565b1691015290565b803582526020810135602083015263ffffffff6118f060408301611732565b166040830152606081013560608301526080810135608083015273ffffffffffffffffffffffffffffffffffffffff61192b60a083016115a8565b1660a083015260c08101356fffffffffffffffffffffffffffffffff81168091036102995760c083015260e090810135910152565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561029957016020813591019167ffffffffffffffff8211610299578160051b3603831361029957565b90602083828152019260208260051b82010193835f925b8484106119da5750505050505090565b909192939495602080611a20837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08660019603018852611a1a8b88611743565b90611793565b98019401940192949391906119ca565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610299570180359067ffffffffffffffff82116102995760200191813603831361029957565b67ffffffffffffffff81116115fb57601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01660200190565b60205f6040927fffffffffffffffffffffffffffffffffffffffff000000000000000000000000611bcb603c6024875194611af68987611628565b60168652878601907f7665696c6d6573682f726571756573742d69642f763100000000000000000000825280885260018952611b3860018b8a20015491611675565b8a519687938b8501997c16000000000000000000000000000000000000000000000000000000008b525180918787015e8401927c14000000000000000000000000000000000000000000000000000000008685015260601b1660288301527c2000000000000000000000000000000000000000000000000000000000858301528a8201520301601c810184520182611628565b8451918291518091835e8101838152039060025afa15611beb57505f5190565b513d5f823e3d90fd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610299570180359067ffffffffffffffff821161029957602001918160051b3603831361029957565b5f80808085855af13d15611cc6573d611c6081611a81565b90611c6e6040519283611628565b81525f60203d92013e5b15611c81575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b611c78565b90939293848311610299578411610299578101920390565b359060208110611cf1575090565b5f199060200360031b1b1690565b91908201809211610bd557565b90821015610fd4570190565b90919282841015611e1257611d2e848484611d0c565b3560fd1c93601f611d40828686611d0c565b3560f81c16926001820190818311610bd5578160188610611e0a5750601b85118015611e00575b610ba9577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe88501948511610bd557610cc9611db5916001871b93611dad85828b85611e3e565b988992611ccb565b6008851b8060031c8303610bd557610100036101008111610bd5571c949360018203611de9575050601884105b610c025750565b6004901b908160021c03610bd55784901c15611de2565b5060078714611d67565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b509291611e4b9082611cff565b928311610c02575056' as const;
